import { SHORE_APPS_PAGE } from '../../../inventorum/contacts.ts';
import type { Mail, MailLanguage, ScopeRequest } from './support-mail-text.ts';

/**
 * An e-mail that asks the shop's owner for a token with a scope, because only the owner can make one in the token
 * manager. The token itself should not be sent by e-mail.
 */
export function ownerMailText(language: MailLanguage, request: ScopeRequest): Mail {
  return language === 'de' ? german(request) : english(request);
}

/** The scopes that the new token needs, including those it has now. */
function scopesOf({ granted, missing }: ScopeRequest): string | null {
  return missing === null ? null : [...(granted ?? []), missing].join(' ');
}

function english(request: ScopeRequest): Mail {
  const { appLabel, clientId, missing, method, template } = request;
  const scopes = scopesOf(request);
  return {
    subject: `API app “${appLabel}”: please make a token with ${missing === null ? 'more scopes' : `the scope ${missing}`}`,
    body: `Hello,

our program may not do something that it needs to do in your shop: its token lacks ${missing === null ? 'a scope' : `the scope ${missing}`}. Only you can make a token with it:

1. Open ${SHORE_APPS_PAGE} and log in.
2. Choose the app “${appLabel}” (client id ${clientId}).
3. Generate a new token with ${scopes === null ? 'the scopes that the call below needs' : `exactly these scopes:\n   ${scopes}`}
4. Give us the new access token and refresh token in a safe way, for example by phone or a password manager. Please do not send them by e-mail.

The old token keeps working until you delete it.

This call is answered with "scope.wrong" today:
${method} /api${template}

Thank you, and kind regards
`,
  };
}

function german(request: ScopeRequest): Mail {
  const { appLabel, clientId, missing, method, template } = request;
  const scopes = scopesOf(request);
  return {
    subject: `API-App „${appLabel}“: bitte ein Token mit ${missing === null ? 'weiteren Scopes' : `dem Scope ${missing}`} erstellen`,
    body: `Guten Tag,

unser Programm darf in Ihrem Shop etwas nicht, das es tun muss: Seinem Token fehlt ${missing === null ? 'ein Scope' : `der Scope ${missing}`}. Ein Token damit können nur Sie erstellen:

1. Öffnen Sie ${SHORE_APPS_PAGE} und melden Sie sich an.
2. Wählen Sie die App „${appLabel}“ (Client-ID ${clientId}).
3. Erstellen Sie ein neues Token mit ${scopes === null ? 'den Scopes, die der Aufruf unten braucht' : `genau diesen Scopes:\n   ${scopes}`}
4. Geben Sie uns das neue Access-Token und das Refresh-Token auf sicherem Weg, zum Beispiel am Telefon oder über einen Passwortmanager. Bitte nicht per E-Mail.

Das alte Token gilt weiter, bis Sie es löschen.

Diesen Aufruf beantwortet die API heute mit „scope.wrong“:
${method} /api${template}

Vielen Dank und freundliche Grüße
`,
  };
}

/** The reader's language, independent of the page's own. */
export type MailLanguage = 'en' | 'de';

/** The content of a request for a scope. None of it is secret: not even the client id (RFC 6749 section 2.2). */
export interface ScopeRequest {
  readonly appLabel: string;
  readonly clientId: string;
  /** null: unknown */
  readonly missing: string | null;
  /** null: unknown */
  readonly granted: readonly string[] | null;
  readonly method: string;
  /** path template below /api: `/products/{id}/` */
  readonly template: string;
}

export interface Mail {
  readonly subject: string;
  readonly body: string;
}

/** An e-mail that asks support for a scope, ready to send except for the user's name. */
export function supportMailText(language: MailLanguage, request: ScopeRequest): Mail {
  return language === 'de' ? german(request) : english(request);
}

function english({ clientId, missing, granted, method, template }: ScopeRequest): Mail {
  return {
    subject: `Client id ${clientId}: please add ${missing === null ? 'a scope' : `the scope ${missing}`}`,
    body: `Hello,

our API client was issued before 2019, and its access has to be extended. Please add:

Client id: ${clientId}
Scope to add: ${missing ?? 'the one that the call below needs'}
Granted so far: ${granted?.join(' ') ?? 'not known to us'}

We need it for this call, which is answered with "scope.wrong" today:
${method} /api${template}

Please tell us when it is done. Thank you.

Kind regards
`,
  };
}

function german({ clientId, missing, granted, method, template }: ScopeRequest): Mail {
  return {
    subject: `Client-ID ${clientId}: bitte ${missing === null ? 'einen Scope' : `den Scope ${missing}`} ergänzen`,
    body: `Guten Tag,

unser API-Client wurde vor 2019 ausgestellt, und sein Zugriff muss erweitert werden. Bitte ergänzen Sie:

Client-ID: ${clientId}
Zu ergänzender Scope: ${missing ?? 'der, den der Aufruf unten braucht'}
Bisher erteilt: ${granted?.join(' ') ?? 'uns nicht bekannt'}

Wir brauchen ihn für diesen Aufruf, den die API heute mit „scope.wrong“ beantwortet:
${method} /api${template}

Bitte geben Sie uns Bescheid, sobald es erledigt ist. Vielen Dank.

Mit freundlichen Grüßen
`,
  };
}

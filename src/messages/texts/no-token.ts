import { table } from '../table.ts';

/** Why a call carried no token of ours: the advice of that verdict, and a tooltip in the list. */
export const NO_TOKEN = table({
  noTokenLocked: {
    where: 'reason',
    en: 'The tokens were locked.',
    de: 'Die Tokens waren gesperrt.',
  },
  noTokenOff: {
    where: 'reason',
    en: 'Sending is switched off.',
    de: 'Das Senden ist ausgeschaltet.',
  },
  noTokenPaused: {
    where: 'reason',
    en: 'Sending is paused.',
    de: 'Das Senden ist pausiert.',
  },
  noTokenPausedTab: {
    where: 'reason',
    en: 'Sending is paused in this tab.',
    de: 'Das Senden ist in diesem Tab pausiert.',
  },
  noTokenPinnedNone: {
    where: 'reason',
    en: 'This tab is set to send no token.',
    de: 'Für diesen Tab ist „Kein Token“ gewählt.',
  },
  noTokenStrict: {
    where: 'reason',
    en: 'Strict mode: addresses that you open carry a token only in tabs with a token of their own.',
    de: 'Strenger Modus: In Tabs ohne eigenes Token senden geöffnete Adressen keines.',
  },
  noTokenWriteGuard: {
    where: 'reason',
    en: 'This token has write protection, so writes with it are off until you allow them for a limited time.',
    de: 'Dieses Token hat Schreibschutz: Schreibende Aufrufe senden es nur, solange das vorübergehend erlaubt ist.',
  },
  noTokenHostWithheld: {
    where: 'reason',
    en: 'The browser does not allow this extension access to the API host.',
    de: 'Der Browser erlaubt dieser Erweiterung keinen Zugriff auf den API-Host.',
  },
  noTokenNoTokenSet: {
    where: 'reason',
    en: 'No token is chosen. Choose or add one in the popup.',
    de: 'Es ist kein Token ausgewählt. Bitte im Popup wählen oder hinzufügen.',
  },
  noTokenNoAccessToken: {
    where: 'reason',
    en: 'The chosen token has no access token yet. A refresh gets one.',
    de: 'Das gewählte Token hat noch kein Access-Token. Beim Erneuern erhält es eines.',
  },
  noTokenCannotBeSent: {
    where: 'reason',
    en: 'The access token of the chosen token contains characters that no header may contain. A refresh gets a new one.',
    de: 'Das Access-Token des gewählten Tokens enthält Zeichen, die in einem Header nicht erlaubt sind. Erneuern ersetzt es.',
  },
  noTokenExpired: {
    where: 'reason',
    en: 'The access token of the chosen token has expired. A refresh gets a new one.',
    de: 'Das Access-Token des gewählten Tokens ist abgelaufen. Erneuern ersetzt es.',
  },
  noTokenOrigin: {
    where: 'reason',
    en: 'Pages of {origin} are not allowed to send a token. No page is until you allow it.',
    de: 'Seiten von {origin} sind nicht freigegeben und senden deshalb kein Token.',
  },
  noTokenOriginUnknown: {
    where: 'reason',
    en: 'The origin of this call is not known, and only allowed origins send a token.',
    de: 'Der Origin dieses Aufrufs ist nicht bekannt, und nur freigegebene Origins senden ein Token.',
  },
  noTokenOriginNotHeld: {
    where: 'reason',
    en: 'The page is allowed, but the browser has not granted access to it. Grant it in the popup or in the settings.',
    de: 'Die Seite ist freigegeben, aber der Browser hat keinen Zugriff auf sie erteilt. Das geht im Popup oder in den Einstellungen.',
  },
  noTokenMoreHeld: {
    where: 'reason, in Chromium',
    en: 'The browser grants access to more pages of this host than are allowed here, and rules cannot tell them apart. Remove the others in the settings, or allow them where this one is.',
    de: 'Der Browser erlaubt Zugriff auf mehr Seiten dieses Hosts, als hier freigegeben sind, und Regeln können sie nicht unterscheiden. Bitte die anderen in den Einstellungen entfernen oder ebenso freigeben wie diese.',
  },
  noTokenNoTab: {
    where: 'reason',
    en: 'The request came from a worker of the page, which belongs to no tab. Such a request carries a token only while its page is allowed in every tab and no tab is paused or has a token of its own.',
    de: 'Die Anfrage kam von einem Worker der Seite, der zu keinem Tab gehört. Eine solche Anfrage sendet nur dann ein Token, wenn ihre Seite in allen Tabs freigegeben ist und kein Tab pausiert ist oder ein eigenes Token hat.',
  },
  noTokenTabNotKnown: {
    where: 'reason',
    en: 'The tab had just been opened while another one was paused or had a token of its own. Repeat the call.',
    de: 'Der Tab war gerade erst geöffnet, während ein anderer pausiert war oder ein eigenes Token hatte. Bitte den Aufruf wiederholen.',
  },
  noTokenFrameOrForm: {
    where: 'reason',
    en: 'Frames and forms of a page never carry a token: other sites could misuse them. Use fetch in the page.',
    de: 'Frames und Formulare einer Seite senden nie ein Token: Fremde Seiten könnten sie missbrauchen. Bitte fetch in der Seite nutzen.',
  },
  noTokenKindOfRequest: {
    where: 'reason',
    en: 'Only fetch, XHR, images and beacons of a page carry a token; this was another kind of request, such as a script, a font, a link’s preload, an early hint or a download.',
    de: 'Nur fetch, XHR, Bilder und Beacons einer Seite senden ein Token; dies war eine andere Art von Anfrage, zum Beispiel ein Skript, eine Schrift, das Vorladen eines Links, ein Early Hint oder ein Download.',
  },
  noTokenTokenEndpoint: {
    where: 'reason',
    en: 'The token endpoint never gets an access token.',
    de: 'Der Token-Endpunkt erhält nie ein Access-Token.',
  },
  noTokenNotApi: {
    where: 'reason',
    en: 'This address is not part of a known API.',
    de: 'Diese Adresse gehört zu keiner bekannten API.',
  },
  noTokenShouldHavePage: {
    where: 'no reason is known; the call is a page',
    en: 'By the rules it should have carried a token; they may have changed in the meantime, or the browser loaded the page before they were set, as when it restores a session. Reload the page.',
    de: 'Nach den Regeln hätte der Aufruf ein Token senden sollen; vielleicht haben sie sich inzwischen geändert, oder der Browser hat die Seite geladen, bevor sie gesetzt waren, etwa beim Wiederherstellen einer Sitzung. Bitte die Seite neu laden.',
  },
  noTokenShouldHave: {
    where: 'no reason is known',
    en: 'By the rules it should have carried a token; they may have changed in the meantime. Repeat the call.',
    de: 'Nach den Regeln hätte der Aufruf ein Token senden sollen; vielleicht haben sie sich inzwischen geändert. Bitte den Aufruf wiederholen.',
  },
});

import { table } from '../table.ts';

/** The panel’s list of calls: heads, marks, and a pill for each call, with room for about 15 letters. */
export const PANEL_LIST = table({
  exchangeList: {
    where: 'name of the list for a screen reader',
    en: 'Calls to the API',
    de: 'API-Aufrufe',
  },
  columnMethod: {
    where: 'head of a column',
    en: 'Method',
    de: 'Methode',
  },
  columnPath: {
    where: 'head of a column',
    en: 'Path',
    de: 'Pfad',
  },
  columnVerdict: {
    where: 'head of a column',
    en: 'Verdict',
    de: 'Befund',
  },
  columnTokenSet: {
    where: 'head of a column',
    en: 'Token',
    de: 'Token',
  },
  columnSize: {
    where: 'head of a column',
    en: 'Size',
    de: 'Größe',
  },
  columnTime: {
    where: 'head of a column',
    en: 'Time',
    de: 'Zeit',
  },
  noneShown: {
    where: 'in the place of the list',
    en: 'No call matches the filter.',
    de: 'Kein Aufruf passt zum Filter.',
  },
  senderNone: {
    where: 'column “Token”: the call carried none',
    en: 'none',
    de: 'keines',
  },
  senderNotTold: {
    where: 'column “Token”: the browser does not tell what the call carried',
    en: 'not told',
    de: 'unbekannt',
  },
  senderNotOurs: {
    where: 'column “Token”: the call carried one that is not saved here',
    en: 'foreign',
    de: 'fremdes',
  },
  markReplay: {
    where: 'mark beside a path: sent again from the panel',
    en: 'Replay',
    de: 'Wiederholung',
  },
  markOwn: {
    where: 'mark beside a path',
    en: 'Sent by the extension',
    de: 'Von der Erweiterung gesendet',
  },
  pillOk: {
    where: 'pill: nothing to say',
    en: '—',
    de: '—',
  },
  pillScope: {
    where: 'pill: 403 scope.wrong',
    en: 'scope missing',
    de: 'Scope fehlt',
  },
  pillDisagree: {
    where: 'pill: 403 scope.wrong, though the scope is granted',
    en: 'scope disputed',
    de: 'Scope strittig',
  },
  pillTokenExpired: {
    where: 'pill: 401',
    en: 'token expired',
    de: 'abgelaufen',
  },
  pillTokenRotated: {
    where: 'pill: 401, the access token was replaced by a refresh',
    en: 'token replaced',
    de: 'Token ersetzt',
  },
  pillTokenElsewhere: {
    where: 'pill: 401, the token is of another environment',
    en: 'not valid here',
    de: 'gilt hier nicht',
  },
  pillTokenNotOurs: {
    where: 'pill: 401, the token is not saved here',
    en: 'foreign token',
    de: 'fremdes Token',
  },
  pillTokenMalformed: {
    where: 'pill: 401, no “Bearer” and one token',
    en: 'malformed',
    de: 'fehlerhaft',
  },
  pillTokenUnknown: {
    where: 'pill: 401, no cause is known',
    en: 'token refused',
    de: 'Token ungültig',
  },
  pillNoToken: {
    where: 'pill: 401, no Authorization',
    en: 'no token',
    de: 'kein Token',
  },
  pillTokenNotTold: {
    where: '401, and the browser does not tell what the call carried',
    en: '401, token?',
    de: '401, Token?',
  },
  pillForbidden: {
    where: 'pill: 403 of another kind',
    en: 'forbidden',
    de: 'verboten',
  },
  pillValidation: {
    where: 'pill: 400, fields are wrong',
    en: 'input refused',
    de: 'Eingabefehler',
  },
  pillVersion: {
    where: 'pill: the X-Api-Version is refused',
    en: 'version refused',
    de: 'falsche Version',
  },
  pillRateLimited: {
    where: 'pill: 429',
    en: 'too many calls',
    de: 'Limit erreicht',
  },
  pillSlash: {
    where: 'pill: redirected, as the path does not end with a slash',
    en: 'slash missing',
    de: 'Slash fehlt',
  },
  pillRedirect: {
    where: 'pill: 3xx',
    en: 'redirected',
    de: 'umgeleitet',
  },
  pillHtml: {
    where: 'pill: a web page came instead of JSON',
    en: 'not JSON',
    de: 'kein JSON',
  },
  pillServerError: {
    where: 'pill: 5xx',
    en: 'server error',
    de: 'Serverfehler',
  },
  pillNotFound: {
    where: 'pill: 404',
    en: 'not found',
    de: 'nicht gefunden',
  },
  pillHidden: {
    where: 'pill: the browser hides the answer from the page (CORS)',
    en: 'answer hidden',
    de: 'verborgen',
  },
  pillMethodCase: {
    where: 'pill: a method in small letters',
    en: 'method case',
    de: 'Methode klein',
  },
  pillBrokeOff: {
    where: 'pill: the connection ended inside the body of an answer',
    en: 'broke off',
    de: 'abgebrochen',
  },
  pillNoAnswer: {
    where: 'pill: the connection failed',
    en: 'no answer',
    de: 'keine Antwort',
  },
  pillOther: {
    where: 'pill: another 4xx',
    en: 'refused',
    de: 'abgelehnt',
  },
  pillGrant: {
    where: 'pill: the token endpoint refuses the grant',
    en: 'grant refused',
    de: 'Grant ungültig',
  },
});

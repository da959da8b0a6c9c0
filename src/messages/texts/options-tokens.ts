import { table } from '../table.ts';

/** The settings page, section of apps and tokens. */
export const OPTIONS_TOKENS = table({
  appsAndTokens: {
    where: 'heading',
    en: 'Apps and tokens',
    de: 'Apps und Tokens',
  },
  readFile: {
    where: 'beside a button of the browser that chooses a file',
    en: 'Read credentials from a file:',
    de: 'Zugangsdaten aus einer Datei lesen:',
  },
  readFileHint: {
    where: 'under it',
    en: 'Or drop it anywhere on this page. A form opens, filled in; nothing is saved before you say so.',
    de: 'Oder irgendwo auf dieser Seite ablegen. Ein ausgefülltes Formular öffnet sich; gespeichert wird erst auf Wunsch.',
  },
  readFileDrop: {
    where: 'in its place while a file is dragged over the page',
    en: 'Drop the file to read it.',
    de: 'Datei hier ablegen, um sie zu lesen.',
  },
  noApps: {
    where: 'under it, while nothing is saved',
    en: 'Nothing is saved yet. Apps and tokens are added in the popup.',
    de: 'Noch nichts gespeichert. Apps und Tokens werden im Popup hinzugefügt.',
  },
  noTokenSets: {
    where: 'under an app',
    en: 'This app has no token.',
    de: 'Diese App hat kein Token.',
  },
  versionDocumented: {
    where: 'item in the choice of an app’s API version',
    en: '{version} (documented)',
    de: '{version} (dokumentiert)',
  },
  versionSeen: {
    where: 'item in the choice of an app’s API version',
    en: '{version} (seen in clients only)',
    de: '{version} (nur bei Clients gesehen)',
  },
  productionDataSetting: {
    where: 'switch of a token',
    en: 'Write protection',
    de: 'Schreibschutz',
  },
  productionDataOf: {
    where: 'name of that switch for a screen reader',
    en: 'Write protection: {name}',
    de: 'Schreibschutz: {name}',
  },
  productionDataHint: {
    where: 'under that switch',
    en: 'For a shop with real data: calls that write (POST, PUT, PATCH, DELETE) carry this token only while you allow that in the popup for a few minutes.',
    de: 'Für einen Shop mit echten Daten: Schreibende Aufrufe (POST, PUT, PATCH, DELETE) senden dieses Token nur mit, solange es im Popup für einige Minuten erlaubt ist.',
  },
  history: {
    where: 'button that unfolds a table',
    en: 'Last refreshes',
    de: 'Letzte Erneuerungen',
  },
  historyOf: {
    where: 'caption of the table for a screen reader',
    en: 'Last refreshes of {name}',
    de: 'Letzte Erneuerungen von {name}',
  },
  historyEmpty: {
    where: 'in the place of the table',
    en: 'No refresh yet.',
    de: 'Noch keine Erneuerung.',
  },
  historyTime: {
    where: 'head of a column',
    en: 'When',
    de: 'Wann',
  },
  historyOutcome: {
    where: 'head of a column',
    en: 'Outcome',
    de: 'Ergebnis',
  },
  historySent: {
    where: 'head of a column: the fingerprint of the refresh token',
    en: 'Sent token',
    de: 'Gesendetes Token',
  },
  outcomeRenewed: {
    where: 'outcome',
    en: 'Refreshed',
    de: 'Erneuert',
  },
  outcomeNoAccess: {
    where: 'outcome',
    en: 'Refreshed, but without an access token',
    de: 'Erneuert, aber ohne Access-Token',
  },
  outcomeRejected: {
    where: 'outcome',
    en: 'Rejected: this refresh token no longer works (refreshed somewhere else?)',
    de: 'Abgelehnt: Dieses Refresh-Token gilt nicht mehr (an anderer Stelle erneuert?)',
  },
  outcomeWrongClient: {
    where: 'outcome',
    en: 'Client id or secret is wrong',
    de: 'Client-ID oder Secret stimmt nicht',
  },
  outcomeLater: {
    where: 'outcome',
    en: 'No usable answer; retried later',
    de: 'Keine brauchbare Antwort; später erneut versucht',
  },
  outcomeTimedOut: {
    where: 'outcome',
    en: 'No answer in time',
    de: 'Keine Antwort innerhalb der Frist',
  },
  outcomeNetwork: {
    where: 'outcome',
    en: 'Server not reached',
    de: 'Server nicht erreicht',
  },
  remarkNarrowerScope: {
    where: 'after “Refreshed; ”',
    en: 'with less scope than before',
    de: 'mit weniger Scope als zuvor',
  },
  remarkUnknownScope: {
    where: 'after “Refreshed; ”',
    en: 'its scope could not be read',
    de: 'der Scope war nicht lesbar',
  },
  remarkSameRefreshToken: {
    where: 'after “Refreshed; ”',
    en: 'the server returned the same refresh token',
    de: 'der Server gab dasselbe Refresh-Token zurück',
  },
  remarkTwoRefreshTokens: {
    where: 'after “Refreshed; ”',
    en: 'the answer contained two refresh tokens, both are kept',
    de: 'die Antwort enthielt zwei Refresh-Tokens, beide sind gespeichert',
  },
  remarkLifetimeAssumed: {
    where: 'after “Refreshed; ”',
    en: 'the server did not report a lifetime',
    de: 'der Server nannte keine Gültigkeitsdauer',
  },
});

import { table } from '../table.ts';

/** The popup’s list: apps, and a card a token. */
export const POPUP_LIST = table({
  chooseTokenSet: {
    where: 'name of the list’s radio buttons for a screen reader',
    en: 'Token that is sent',
    de: 'Token, das gesendet wird',
  },
  tokenSearch: {
    where: 'name of the field above a long list for a screen reader',
    en: 'Search tokens',
    de: 'Tokens suchen',
  },
  tokenSearchHint: {
    where: 'in that field while it is empty',
    en: 'Name, scope, last four …',
    de: 'Name, Scope, letzte vier …',
  },
  tokenSearchNothing: {
    where: 'in place of the list',
    en: 'No token has “{words}” in its name, app, environment, scope or last four characters.',
    de: 'Kein Token enthält „{words}“ in Name, App, Umgebung, Scope oder den letzten vier Zeichen.',
  },
  tokensFound: {
    where: 'said by a screen reader while somebody types in that field',
    en: { one: '{count} token found', other: '{count} tokens found' },
    de: { one: '{count} Token gefunden', other: '{count} Tokens gefunden' },
  },
  arrange: {
    where: 'button beside that field; opens the next view',
    en: 'Arrange',
    de: 'Ordnen',
  },
  arrangeTitle: {
    where: 'heading of the view that orders the list, in the popup and in the settings',
    en: 'Order and favourites',
    de: 'Reihenfolge und Favoriten',
  },
  arrangeHint: {
    where: 'under it',
    en: 'Drag by ⠿, press ↑ and ↓, or Alt with an arrow key. Favourites come first, and so do their apps.',
    de: 'An ⠿ ziehen, ↑ und ↓ drücken oder Alt mit einer Pfeiltaste. Favoriten stehen zuerst, ebenso ihre Apps.',
  },
  arrangeDone: {
    where: 'button that closes the view; all is saved already',
    en: 'Done',
    de: 'Fertig',
  },
  favourite: {
    where: 'name of the star of a card for a screen reader',
    en: 'Favourite',
    de: 'Favorit',
  },
  favouriteNamed: {
    where: 'name of a button that is on or off for a screen reader',
    en: 'Favourite: {name}',
    de: 'Favorit: {name}',
  },
  moveUpNamed: {
    where: 'name of a button for a screen reader',
    en: 'Move {name} up',
    de: '{name} nach oben',
  },
  moveDownNamed: {
    where: 'name of a button for a screen reader',
    en: 'Move {name} down',
    de: '{name} nach unten',
  },
  movedTo: {
    where: 'said by a screen reader after a move',
    en: '{name} is now number {place} of {count}.',
    de: '{name} steht jetzt an Stelle {place} von {count}.',
  },
  tokenSets: {
    where: 'beside the name of an app',
    en: { one: '{count} token', other: '{count} tokens' },
    de: { one: '{count} Token', other: '{count} Tokens' },
  },
  addTokenTo: {
    where: 'name of the “+” button of an app for a screen reader',
    en: 'Add a token to {name}',
    de: 'Token zu {name} hinzufügen',
  },
  editNamed: {
    where: 'name of a button for a screen reader',
    en: 'Edit {name}',
    de: '{name} bearbeiten',
  },
  copyTokenNamed: {
    where: 'name of a button for a screen reader',
    en: 'Copy access token of {name}',
    de: 'Access-Token von {name} kopieren',
  },
  tokenCopied: {
    where: 'after that click',
    en: 'Access token of {name} copied. It stays in the clipboard until something else is copied.',
    de: 'Access-Token von {name} kopiert. Es bleibt in der Zwischenablage, bis etwas anderes kopiert wird.',
  },
  deleteNamed: {
    where: 'name of a button for a screen reader',
    en: 'Delete {name}',
    de: '{name} löschen',
  },
  refreshNamed: {
    where: 'name of a button for a screen reader',
    en: 'Refresh {name} now',
    de: '{name} jetzt erneuern',
  },
  timeLeftAssumed: {
    where: 'card: how long the access token lives, where the server did not say',
    en: 'probably {duration} left',
    de: 'vermutlich noch {duration}',
  },
  refreshedAt: {
    where: 'card: when the last refresh was',
    en: 'refreshed {time}',
    de: 'erneuert {time}',
  },
  refreshesByItself: {
    where: 'card, after the remaining life',
    en: 'refreshes by itself',
    de: 'erneuert sich automatisch',
  },
  expiredAt: {
    where: 'card, in the place of the remaining life',
    en: 'expired {time}',
    de: 'abgelaufen {time}',
  },
  scopeUnknown: {
    where: 'card, in the place of the scope chips',
    en: 'Scope unknown: the server did not report it in a readable form.',
    de: 'Scope unbekannt: Der Server hat ihn nicht lesbar mitgeteilt.',
  },
  saysTwoRefreshTokens: {
    where: 'card, under the state',
    en: 'The last answer contained two refresh tokens: the one beside the access token is used, the other is kept.',
    de: 'Die letzte Antwort enthielt zwei Refresh-Tokens: Das neben dem Access-Token wird genutzt, das andere bleibt gespeichert.',
  },
  scopeWithdrawn: {
    where: 'card, notice',
    en: 'A refresh removed scope: {scopes}. Calls that need it are refused. Create a token with it in “My Apps”.',
    de: 'Beim Erneuern hat der Server Scope entzogen: {scopes}. Aufrufe, die ihn brauchen, werden abgelehnt. Unter „Meine Anwendungen“ lässt sich ein Token mit diesem Scope erstellen.',
  },
  dismissNamed: {
    where: 'name of “Dismiss” on that notice for a screen reader',
    en: 'Dismiss: {name}',
    de: 'Ausblenden: {name}',
  },
  flawAccessToken: {
    where: 'card, warning',
    en: 'The saved access token contains characters that no header may contain, so it is not sent. A refresh gets a new one.',
    de: 'Das gespeicherte Access-Token enthält Zeichen, die in einem Header nicht erlaubt sind, und wird nicht gesendet. Erneuern ersetzt es.',
  },
  flawRefreshToken: {
    where: 'card, warning',
    en: 'The saved refresh token looks as if more than the token was copied: quotation marks, a comma or its name. Enter it again.',
    de: 'Beim gespeicherten Refresh-Token wurde anscheinend mehr als das Token kopiert: Anführungszeichen, ein Komma oder sein Name. Bitte neu eingeben.',
  },
  flawClient: {
    where: 'card, warning',
    en: 'The saved client id or secret looks as if more than the value was copied: quotation marks, a comma or its name. Enter it again.',
    de: 'Bei der gespeicherten Client-ID oder dem Secret wurde anscheinend mehr als der Wert kopiert: Anführungszeichen, ein Komma oder der Name. Bitte neu eingeben.',
  },
  askOnceMore: {
    where: 'card, button: tries a rejected refresh token again',
    en: 'Retry this token',
    de: 'Dieses Token erneut versuchen',
  },
  tryPrevious: {
    where: 'card, button: tries the refresh token before the rejected one',
    en: 'Try the previous one',
    de: 'Das vorherige versuchen',
  },
  tryOther: {
    where: 'card, button: tries the other refresh token of the last answer',
    en: 'Try the other one from that answer',
    de: 'Das andere aus dieser Antwort versuchen',
  },
  tryPreviousRisk: {
    where: 'card, beside these buttons',
    en: 'A strict server may treat the older one as stolen and revoke this access altogether.',
    de: 'Ein strenger Server kann das ältere als gestohlen werten und den Zugang ganz widerrufen.',
  },
  enterNewToken: {
    where: 'card, button: opens the form',
    en: 'Enter a new token',
    de: 'Neues Token eingeben',
  },
  correctClient: {
    where: 'card, button: opens the form',
    en: 'Correct the app',
    de: 'App korrigieren',
  },
  logInAgain: {
    where: 'card, button: opens the log-in form',
    en: 'Log in again',
    de: 'Erneut anmelden',
  },
  productionData: {
    where: 'card, pill: writes carry the token only while they are allowed',
    en: 'write-protected',
    de: 'Schreibschutz',
  },
  writesOff: {
    where: 'card, beside that pill: writes carry no token',
    en: 'No writes.',
    de: 'Nur lesend.',
  },
  writesUntil: {
    where: 'card, beside that pill: writes carry the token until then',
    en: 'Writes allowed until {time}.',
    de: 'Schreiben erlaubt bis {time}.',
  },
  allowWritesFor: {
    where: 'card, before buttons such as “5 min”',
    en: 'Allow for',
    de: 'Erlauben für',
  },
  endWrites: {
    where: 'card, button: writes carry no token any more',
    en: 'End now',
    de: 'Jetzt beenden',
  },
  endWritesNamed: {
    where: 'name of that button for a screen reader',
    en: 'End now: writes with {name}',
    de: 'Jetzt beenden: Schreiben mit {name}',
  },
});

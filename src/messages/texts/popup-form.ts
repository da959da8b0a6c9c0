import { table } from '../table.ts';

/** The popup’s form of credentials: an app, a token, a log-in. */
export const POPUP_FORM = table({
  formAddApp: {
    where: 'heading',
    en: 'Add credentials',
    de: 'Zugangsdaten hinzufügen',
  },
  formAddTokenSet: {
    where: 'heading; the name is the app’s',
    en: 'Add a token to {name}',
    de: 'Token zu {name} hinzufügen',
  },
  formEdit: {
    where: 'heading; the name is the app’s or the token’s',
    en: 'Edit {name}',
    de: '{name} bearbeiten',
  },
  formLogIn: {
    where: 'heading; the name is the token’s',
    en: 'Log in again for {name}',
    de: 'Für {name} erneut anmelden',
  },
  showRefreshToken: {
    where: 'button below the fields of a token',
    en: 'Show the refresh token…',
    de: 'Refresh-Token zeigen …',
  },
  showClientSecret: {
    where: 'button below the fields of an app',
    en: 'Show the client secret…',
    de: 'Client-Secret zeigen …',
  },
  refreshTokenCosts: {
    where: 'what a second place costs, before the refresh token is shown',
    en: 'A refresh token works in one place only: each refresh replaces it, and the old one is invalid everywhere else. Take it along only to move it, then delete this token here. To use it in two places, create a second token in “My Apps”.',
    de: 'Ein Refresh-Token funktioniert nur an einem Ort: Jedes Erneuern ersetzt es und macht das alte überall sonst ungültig. Nur mitnehmen, um umzuziehen; danach hier löschen. Für zwei Orte in „Meine Anwendungen“ ein zweites Token erstellen.',
  },
  secretCosts: {
    where: 'what a second place costs, before the client secret is shown',
    en: 'Together with a refresh token, the client secret gives access to the shop. Keep it out of pages, repositories and chats.',
    de: 'Zusammen mit einem Refresh-Token gibt das Client-Secret Zugang zum Shop. Es gehört nicht in Seiten, Repositorys oder Chats.',
  },
  showAnyway: {
    where: 'button under it',
    en: 'Show for 20 seconds',
    de: '20 Sekunden lang zeigen',
  },
  shownForAMoment: {
    where: 'under a secret that is shown',
    en: 'Hidden again after 20 seconds. A copy stays in the clipboard until something else is copied.',
    de: 'Nach 20 Sekunden wieder verborgen. Eine Kopie bleibt in der Zwischenablage, bis etwas anderes kopiert wird.',
  },
  groupApp: {
    where: 'legend',
    en: 'App',
    de: 'App',
  },
  fieldLabel: {
    where: 'label',
    en: 'Name of the app',
    de: 'Name der App',
  },
  fieldKind: {
    where: 'legend of a choice: who issued the app',
    en: 'Where client id and secret come from',
    de: 'Herkunft von Client-ID und Secret',
  },
  kindInternal: {
    where: 'choice',
    en: '“My Apps” in the Connect Dashboard',
    de: '„Meine Anwendungen“ im Connect Dashboard',
  },
  kindLegacy: {
    where: 'choice',
    en: 'an e-mail from support, before 2019',
    de: 'E-Mail des Supports, vor 2019',
  },
  fieldClientId: {
    where: 'label',
    en: 'Client id',
    de: 'Client-ID',
  },
  fieldClientSecret: {
    where: 'label',
    en: 'Client secret',
    de: 'Client-Secret',
  },
  fieldTokenSetLabel: {
    where: 'label',
    en: 'Name of the token',
    de: 'Name des Tokens',
  },
  fieldRefreshToken: {
    where: 'label',
    en: 'Refresh token',
    de: 'Refresh-Token',
  },
  fieldAccessToken: {
    where: 'label',
    en: 'Access token, if there is one',
    de: 'Access-Token, falls vorhanden',
  },
  fieldEmail: {
    where: 'label',
    en: 'E-mail of the owner',
    de: 'E-Mail des Inhabers',
  },
  fieldPassword: {
    where: 'label',
    en: 'Password',
    de: 'Passwort',
  },
  usedOnce: {
    where: 'under the password',
    en: 'Used once to log in, never stored',
    de: 'Nur zum Anmelden genutzt, nie gespeichert',
  },
  ownPerProfile: {
    where: 'under the refresh token',
    en: 'Use it only here. If another browser profile, computer or program uses it too, each refresh there makes it invalid here.',
    de: 'Bitte nur hier nutzen. Sobald es auch ein anderes Browserprofil, ein anderer Rechner oder ein Programm erneuert, ist es hier ungültig.',
  },
  emptyUnchanged: {
    where: 'under a secret that is saved already',
    en: 'Empty: stays as it is.',
    de: 'Leer: bleibt unverändert.',
  },
  obtainBy: {
    where: 'legend of a choice, for apps from before 2019',
    en: 'Get the token',
    de: 'Token beziehen',
  },
  obtainByLogIn: {
    where: 'choice',
    en: 'by e-mail and password',
    de: 'mit E-Mail und Passwort',
  },
  obtainByToken: {
    where: 'choice',
    en: 'from a refresh token',
    de: 'aus einem Refresh-Token',
  },
  leftOff: {
    where: 'under a field: what was taken off a pasted value; a list of the next six',
    en: 'Removed: {parts}.',
    de: 'Entfernt: {parts}.',
  },
  takenInvisible: {
    where: 'part of that list',
    en: 'invisible characters',
    de: 'unsichtbare Zeichen',
  },
  takenName: {
    where: 'part of that list: “client_id=” or the like',
    en: 'the name before it',
    de: 'der Name davor',
  },
  takenScheme: {
    where: 'part of that list',
    en: '“Bearer”',
    de: '„Bearer“',
  },
  takenQuotes: {
    where: 'part of that list',
    en: 'quotation marks',
    de: 'Anführungszeichen',
  },
  takenSeparator: {
    where: 'part of that list: a comma or semicolon',
    en: 'the separator at the end',
    de: 'das Trennzeichen am Ende',
  },
  takenLineBreaks: {
    where: 'part of that list',
    en: 'line breaks',
    de: 'Zeilenumbrüche',
  },
  keptSecret: {
    where:
      'under a field for a secret that was typed before the popup closed; tail: its last four characters',
    en: 'Still there: {length} characters, the last four are {tail}. Typing replaces it.',
    de: 'Noch da: {length} Zeichen, die letzten vier sind {tail}. Eine Eingabe ersetzt es.',
  },
  keptShort: {
    where: 'the same for a short secret, whose end is not shown',
    en: 'Still there (length: {length}). Typing replaces it.',
    de: 'Noch da (Länge: {length}). Eine Eingabe ersetzt es.',
  },
  forgetKept: {
    where: 'button after it: the field shall be empty',
    en: 'Remove',
    de: 'Entfernen',
  },
  forgetKeptNamed: {
    where: 'name of that button for a screen reader',
    en: 'Remove: {field}',
    de: 'Entfernen: {field}',
  },
  discard: {
    where: 'button in the place of “Cancel” once something is typed',
    en: 'Discard',
    de: 'Verwerfen',
  },
  firstSaved: {
    where: 'below the list, once after the first credentials are saved; the address is a list of the API',
    en: 'Saved. The token refreshes by itself, and goes along when you open an address of the API, for example {address}',
    de: 'Gespeichert. Das Token erneuert sich selbst und wird gesendet, sobald eine Adresse der API geöffnet wird, zum Beispiel {address}',
  },
  selectionCut: {
    where: 'form that was opened by the menu of selected text',
    en: 'The browser gave only the first 16,384 characters of the selection. Copy the text and paste it here to use all of it.',
    de: 'Der Browser hat nur die ersten 16.384 Zeichen der Auswahl übergeben. Für den ganzen Text bitte kopieren und hier einfügen.',
  },
  continueInTab: {
    where: 'button: opens the same form in a tab, where a click beside it does not close it',
    en: 'Continue in a tab',
    de: 'Im Tab fortfahren',
  },
  keepAsTyped: {
    where: 'button: undoes what was taken off',
    en: 'Keep as typed',
    de: 'Wie eingegeben lassen',
  },
  keepAsTypedNamed: {
    where: 'name of that button for a screen reader',
    en: 'Keep as typed: {field}',
    de: 'Wie eingegeben lassen: {field}',
  },
  save: {
    where: 'button',
    en: 'Save',
    de: 'Speichern',
  },
  logIn: {
    where: 'button',
    en: 'Log in',
    de: 'Anmelden',
  },
});

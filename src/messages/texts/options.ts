import { table } from '../table.ts';

/** The settings page, without its section of tokens. */
export const OPTIONS = table({
  optionsTitle: {
    where: 'heading, and the title of the tab',
    en: 'INVENTORUM API: settings',
    de: 'INVENTORUM API: Einstellungen',
  },
  allowedOrigins: {
    where: 'heading',
    en: 'Allowed origins',
    de: 'Freigegebene Origins',
  },
  allowedOriginsHint: {
    where: 'under it',
    en: 'Their pages send the token in every tab. Add one from the menu of a page (right-click), in the popup, or here.',
    de: 'Ihre Seiten senden das Token in jedem Tab. Hinzufügen: im Menü einer Seite (Rechtsklick), im Popup oder hier.',
  },
  readAnswers: {
    where: 'switch of an origin',
    en: 'Pages may read answers (CORS)',
    de: 'Seiten dürfen Antworten lesen (CORS)',
  },
  readAnswersOf: {
    where: 'name of that switch for a screen reader',
    en: 'Pages may read answers: {origin}',
    de: 'Seiten dürfen Antworten lesen: {origin}',
  },
  readAnswersHint: {
    where: 'under that switch',
    en: "Adds CORS headers for exactly this origin to the API's answers, which the browser otherwise hides from the page. Only answers to its own requests change. One port of a host at a time.",
    de: 'Ergänzt die Antworten der API um CORS-Header für genau diesen Origin; sonst verbirgt der Browser sie vor der Seite. Nur Antworten auf ihre eigenen Anfragen ändern sich. Je Host kann das immer nur ein Port.',
  },
  sharesHost: {
    where: 'under an origin, in Chromium',
    en: 'Pages of {origin} send it as well: it is an environment on the same host, and Chrome’s rules cannot tell the two apart. Naming it 127.0.0.1 or api.localhost keeps them apart.',
    de: 'Auch Seiten von {origin} senden es: Das ist eine Umgebung auf demselben Host, und Chromes Regeln können beide nicht unterscheiden. Unter 127.0.0.1 oder api.localhost bleiben sie getrennt.',
  },
  seeTabs: {
    where: 'switch, in Chromium',
    en: 'The popup sees every address',
    de: 'Das Popup sieht jede Adresse',
  },
  seeTabsHint: {
    where: 'under that switch',
    en: 'Off: only the addresses of allowed pages. On: your browser asks first and calls it “read your browsing history”; the popup reads only the address of the tab in front, and keeps none.',
    de: 'Aus: nur die Adressen freigegebener Seiten. An: Der Browser fragt vorher und nennt es „Browserverlauf lesen“; das Popup liest nur die Adresse des aktiven Tabs und speichert keine.',
  },
  withheld: {
    where: 'under an origin; a button “Allow access” follows',
    en: 'The browser has not granted access, so nothing is sent.',
    de: 'Der Browser hat keinen Zugriff erteilt, deshalb wird nichts gesendet.',
  },
  addressBar: {
    where: 'heading',
    en: 'Addresses that you open',
    de: 'Geöffnete Adressen',
  },
  strictMode: {
    where: 'switch',
    en: 'Strict mode',
    de: 'Strenger Modus',
  },
  strictHint: {
    where: 'under that switch',
    en: 'An API address that you open in a tab carries the token only where one was chosen for that tab. Off: in every tab.',
    de: 'Eine API-Adresse, die in einem Tab geöffnet wird, sendet das Token nur mit, wenn für diesen Tab eines gewählt wurde. Aus: in jedem Tab.',
  },
  notifications: {
    where: 'heading',
    en: 'Notifications',
    de: 'Benachrichtigungen',
  },
  notifySetting: {
    where: 'switch',
    en: 'Notify me when a token needs me',
    de: 'Benachrichtigen, wenn ich etwas tun muss',
  },
  notifyHint: {
    where: 'under that switch',
    en: 'Once for each token that the API refuses to refresh. The browser asks for its permission. Off: only the button’s badge says so.',
    de: 'Einmal für jedes Token, dessen Erneuerung die API ablehnt. Der Browser fragt nach der Erlaubnis. Aus: Nur das Zeichen am Symbol zeigt es.',
  },
  environments: {
    where: 'heading',
    en: 'Environments',
    de: 'Umgebungen',
  },
  environmentsHint: {
    where: 'under it',
    en: 'Where the API runs. Each has its own apps; a token of one is never sent to another.',
    de: 'Wo die API läuft. Jede hat eigene Apps; ein Token der einen wird nie an eine andere gesendet.',
  },
  environmentNotReachable: {
    where: 'under an environment, in Firefox',
    en: 'Tokens of this environment cannot be refreshed: the browser blocks extensions from its address. Add it again, and its credentials there.',
    de: 'Tokens dieser Umgebung lassen sich nicht erneuern: Der Browser sperrt ihre Adresse für Erweiterungen. Bitte neu anlegen und die Zugangsdaten dort eintragen.',
  },
  builtIn: {
    where: 'beside the environment that cannot be removed',
    en: 'built in',
    de: 'eingebaut',
  },
  addEnvironment: {
    where: 'button, and the name of its form',
    en: 'Add environment',
    de: 'Umgebung hinzufügen',
  },
  environmentName: {
    where: 'label in that form',
    en: 'Name',
    de: 'Name',
  },
  environmentOrigin: {
    where: 'label in that form',
    en: 'Address',
    de: 'Adresse',
  },
  environmentOriginHint: {
    where: 'under that field',
    en: 'https://host, or http://localhost:8000 for a sandbox on this computer',
    de: 'https://host oder http://localhost:8000 für eine Sandbox auf diesem Rechner',
  },
  keyboard: {
    where: 'heading',
    en: 'Keyboard',
    de: 'Tastatur',
  },
  shortcutPopup: {
    where: 'a shortcut’s name',
    en: 'Open the popup',
    de: 'Popup öffnen',
  },
  noKeys: {
    where: 'in the place of a shortcut’s keys',
    en: 'not assigned',
    de: 'nicht belegt',
  },
  keyboardHint: {
    where: 'under the shortcuts, in Chromium',
    en: 'Change them at chrome://extensions/shortcuts',
    de: 'Ändern unter chrome://extensions/shortcuts',
  },
  keyboardHintFirefox: {
    where: 'under the shortcuts, in Firefox; the quoted words are the browser’s',
    en: 'Change them in about:addons, at the gear: “Manage Extension Shortcuts”',
    de: 'Ändern in about:addons beim Zahnrad: „Tastenkombinationen für Erweiterungen verwalten“',
  },
  diagnostics: {
    where: 'heading',
    en: 'Diagnostics',
    de: 'Diagnose',
  },
  diagnosticsHint: {
    where: 'under it',
    en: 'For a bug report: versions, counts, states, how the last refreshes ended, and unexpected errors. It contains no token, name, address or id.',
    de: 'Für einen Fehlerbericht: Versionen, Anzahlen, Zustände, Ergebnisse der letzten Erneuerungen und unerwartete Fehler. Tokens, Namen, Adressen und IDs sind nicht enthalten.',
  },
  diagnosticsShow: {
    where: 'button',
    en: 'Show diagnostics',
    de: 'Diagnose anzeigen',
  },
  diagnosticsCopy: {
    where: 'button, beside the text that it copies',
    en: 'Copy diagnostics',
    de: 'Diagnose kopieren',
  },
  removeAll: {
    where: 'heading, and button that does it',
    en: 'Remove everything',
    de: 'Alles entfernen',
  },
  removeAllHint: {
    where: 'under it',
    en: 'Removes all that this extension keeps on this computer: apps, client secrets and tokens, allowed pages, environments and settings, saved filters, what was learnt, and the sessions saved in the panel. Files that you exported stay.',
    de: 'Entfernt alles, was diese Erweiterung auf diesem Computer speichert: Apps, Client-Secrets und Tokens, freigegebene Seiten, Umgebungen und Einstellungen, gespeicherte Filter, Gelerntes und die im Panel gespeicherten Sitzungen. Exportierte Dateien bleiben.',
  },
  removeAllAsk: {
    where: 'button: a question follows',
    en: 'Remove everything…',
    de: 'Alles entfernen …',
  },
  removeAllTokens: {
    where: 'in that question; a list of names follows',
    en: {
      one: 'This refresh token goes with it, and nobody can bring it back: the server shows it to no one. Take it along first (the pencil in the popup), or be sure that you can create a new one in “My Apps”.',
      other:
        'These {count} refresh tokens go with it, and nobody can bring them back: the server shows them to no one. Take them along first (the pencil in the popup), or be sure that you can create new ones in “My Apps”.',
    },
    de: {
      one: 'Dieses Refresh-Token geht mit und ist nicht wiederzubekommen: Der Server zeigt es niemandem. Bitte vorher mitnehmen (Stift im Popup) oder sicher sein, dass du in „Meine Anwendungen“ ein neues erstellen kannst.',
      other:
        'Diese {count} Refresh-Tokens gehen mit und sind nicht wiederzubekommen: Der Server zeigt sie niemandem. Bitte vorher mitnehmen (Stift im Popup) oder sicher sein, dass du in „Meine Anwendungen“ neue erstellen kannst.',
    },
  },
  removeAllType: {
    where: 'label of a field; the word is that of removeAllWord',
    en: 'Type “{word}” to confirm',
    de: 'Zum Bestätigen „{word}“ eingeben',
  },
  removeAllWord: {
    where: 'the word that has to be typed',
    en: 'remove',
    de: 'entfernen',
  },
  removeAllSoon: {
    where: 'after that; the button “Undo” follows',
    en: 'Everything will be gone in ten seconds.',
    de: 'In zehn Sekunden ist alles weg.',
  },
  removeAllDone: {
    where: 'after these ten seconds',
    en: 'Everything was removed.',
    de: 'Alles wurde entfernt.',
  },
});

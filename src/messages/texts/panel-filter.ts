import { table } from '../table.ts';

/** The panel’s filter, and the help that explains it and the keys. */
export const PANEL_FILTER = table({
  filter: {
    where: 'name of the filter field for a screen reader',
    en: 'Filter',
    de: 'Filter',
  },
  filterPlaceholder: {
    where: 'within the empty field; keys and values stay English',
    en: 'Filter: status:4xx -method:GET scope:products OR verdict:no-token',
    de: 'Filter: status:4xx -method:GET scope:products OR verdict:no-token',
  },
  filterUnknownKey: {
    where: 'under the field',
    en: '“{word}”: not a key; searched as text',
    de: '„{word}“: kein Schlüssel, wird als Text gesucht',
  },
  filterBadValue: {
    where: 'under the field',
    en: '“{word}” is ignored: its value is not valid',
    de: '„{word}“ wird ignoriert: Der Wert ist ungültig',
  },
  filterBadPattern: {
    where: 'under the field',
    en: '“{word}” is ignored: not a regular expression',
    de: '„{word}“ wird ignoriert: kein regulärer Ausdruck',
  },
  filterSlowPattern: {
    where: 'under the field',
    en: '“{word}” would take too long: use fewer * and +',
    de: '„{word}“ würde zu lange dauern: bitte weniger * und + nutzen',
  },
  help: {
    where: 'button in the toolbar',
    en: 'Help',
    de: 'Hilfe',
  },
  helpKeyboard: {
    where: 'heading in the help',
    en: 'Keyboard',
    de: 'Tastatur',
  },
  helpFilters: {
    where: 'heading in the help',
    en: 'Filter',
    de: 'Filter',
  },
  helpMove: {
    where: 'beside ↑ ↓',
    en: 'move through the list',
    de: 'durch die Liste gehen',
  },
  helpOpen: {
    where: 'beside Enter',
    en: 'show what happened',
    de: 'Details zeigen',
  },
  helpTabs: {
    where: 'beside ← →',
    en: 'in the details: choose a tab; in a JSON tree: open and close',
    de: 'in den Details: Reiter wählen; im JSON-Baum: auf- und zuklappen',
  },
  helpEscape: {
    where: 'beside Esc',
    en: 'close the details, or empty the filter',
    de: 'Details schließen oder Filter leeren',
  },
  helpFilter: {
    where: 'beside the shortcut of the filter',
    en: 'go to the filter',
    de: 'zum Filter springen',
  },
  helpCopy: {
    where: 'beside the copy shortcut',
    en: 'copy the address of the selected call',
    de: 'Adresse des gewählten Aufrufs kopieren',
  },
  helpMark: {
    where: 'beside M',
    en: 'mark the selected call, to compare others with it',
    de: 'gewählten Aufruf zum Vergleich markieren',
  },
  helpCompare: {
    where: 'beside C',
    en: 'compare the selected call',
    de: 'gewählten Aufruf vergleichen',
  },
  helpReplay: {
    where: 'beside R',
    en: 'send the selected call again, after a look at it',
    de: 'gewählten Aufruf ansehen und wiederholen',
  },
  helpPin: {
    where: 'beside P: a pinned call outlasts clearing, navigation and the limit of the list',
    en: 'pin the selected call: it stays when the list is cleared',
    de: 'gewählten Aufruf festhalten: Er bleibt, wenn die Liste geleert wird',
  },
  helpBody: {
    where: 'beside body:',
    en: 'text in what was sent or received',
    de: 'Text im Gesendeten oder Empfangenen',
  },
  helpPinned: {
    where: 'beside is:pinned',
    en: 'pinned calls',
    de: 'festgehaltene Aufrufe',
  },
  helpHide: {
    where: 'beside H',
    en: 'hide the selected call',
    de: 'gewählten Aufruf ausblenden',
  },
  helpMenu: {
    where: 'beside the menu key and Shift + F10; a right click does the same',
    en: 'all commands for the selected call: copy it in any form, more or none like it …',
    de: 'alle Befehle für den gewählten Aufruf: in jeder Form kopieren, nur oder keine solchen zeigen …',
  },
  helpDifferences: {
    where: 'beside N P',
    en: 'in a comparison: next and previous difference',
    de: 'im Vergleich: nächster und vorheriger Unterschied',
  },
  helpStatus: {
    where: 'beside status:403 status:4xx',
    en: 'status, or a whole class of them',
    de: 'Status oder eine ganze Klasse',
  },
  helpMethod: {
    where: 'beside method:POST',
    en: 'method',
    de: 'Methode',
  },
  helpScope: {
    where: 'beside scope:products',
    en: 'scope that the call needs',
    de: 'Scope, den der Aufruf braucht',
  },
  helpToken: {
    where: 'beside token:',
    en: 'token that was sent: its name, its last four characters, or none',
    de: 'gesendetes Token: Name, letzte vier Zeichen oder none',
  },
  helpVerdict: {
    where: 'beside verdict:; the values stay English',
    en: 'verdict: ok, scope.wrong, token.invalid, no-token, validation …',
    de: 'Befund: ok, scope.wrong, token.invalid, no-token, validation …',
  },
  helpPath: {
    where: 'beside path: host:',
    en: 'part of the path; host',
    de: 'Teil des Pfads; Host',
  },
  helpSize: {
    where: 'beside larger-than: mime-type:',
    en: 'bytes of the answer; its type',
    de: 'Bytes der Antwort; ihr Typ',
  },
  helpSource: {
    where: 'beside source:; page, replay and own stay English',
    en: 'page, replay or own',
    de: 'page (Seite), replay (Wiederholung) oder own (Erweiterung)',
  },
  helpEndpoint: {
    where: 'beside endpoint:',
    en: 'endpoint: method and path without the ids',
    de: 'Endpunkt: Methode und Pfad ohne die IDs',
  },
  helpPage: {
    where: 'beside page: token-set:',
    en: 'origin of the page that called; whole name of a saved token',
    de: 'Origin der aufrufenden Seite; ganzer Name eines gespeicherten Tokens',
  },
  helpText: {
    where: 'beside a word and /…/',
    en: 'text in path, method, token or verdict; regular expression on the path',
    de: 'Text in Pfad, Methode, Token oder Befund; regulärer Ausdruck auf den Pfad',
  },
  helpNot: {
    where: 'beside -method:GET',
    en: 'exclude these',
    de: 'diese ausschließen',
  },
  helpOr: {
    where: 'beside OR',
    en: 'either of the two; without OR all must match',
    de: 'eines von beiden; ohne OR muss alles zutreffen',
  },
});

import { table } from '../table.ts';

/** What several pages say: popup, settings, panel. */
export const COMMON = table({
  unofficial: {
    where: 'footer of every page',
    en: 'Unofficial, not affiliated with INVENTORUM or Shore',
    de: 'Inoffiziell, kein Produkt von INVENTORUM oder Shore',
  },
  settings: {
    where: 'popup, panel: button that opens the settings page',
    en: 'Settings',
    de: 'Einstellungen',
  },
  dismiss: {
    where: 'button of a notice: hides it',
    en: 'Dismiss',
    de: 'Ausblenden',
  },
  cancel: {
    where: 'button of a form or question',
    en: 'Cancel',
    de: 'Abbrechen',
  },
  undo: {
    where: 'button beside what was just deleted',
    en: 'Undo',
    de: 'Rückgängig',
  },
  switchOn: {
    where: 'state beside a switch',
    en: 'On',
    de: 'An',
  },
  switchOff: {
    where: 'state beside a switch',
    en: 'Off',
    de: 'Aus',
  },
  environment: {
    where: 'label of the choice between environments',
    en: 'Environment',
    de: 'Umgebung',
  },
  groupTokenSet: {
    where: 'popup, legend in the form; panel, label of the choice between tokens',
    en: 'Token',
    de: 'Token',
  },
  timeLeft: {
    where: 'beside a token: how long its access token lives',
    en: '{duration} left',
    de: 'noch {duration}',
  },
  expiryUnknown: {
    where: 'beside a token, in the place of its remaining life',
    en: 'expiry unknown',
    de: 'Ablauf unbekannt',
  },
  noAccessToken: {
    where: 'beside a token, in the place of its remaining life',
    en: 'no access token yet',
    de: 'noch kein Access-Token',
  },
  versionUnset: {
    where: 'settings, choice of the API version; panel, placeholder of its field',
    en: 'not set',
    de: 'nicht gesetzt',
  },
  removeNamed: {
    where: 'settings: name of a remove button for a screen reader',
    en: 'Remove {name}',
    de: '{name} entfernen',
  },
  columnStatus: {
    where: 'head of a column: HTTP status',
    en: 'Status',
    de: 'Status',
  },
  columnDuration: {
    where: 'head of a column: how long a request took',
    en: 'Duration',
    de: 'Dauer',
  },
  show: {
    where: 'button at a secret field: shows what is typed',
    en: 'Show',
    de: 'Anzeigen',
  },
  hide: {
    where: 'button at a secret field: hides what is typed',
    en: 'Hide',
    de: 'Verbergen',
  },
  showNamed: {
    where: 'name of that button for a screen reader; the name is the field’s',
    en: 'Show {name}',
    de: '{name} anzeigen',
  },
  copy: {
    where: 'button that copies a list of scopes',
    en: 'Copy',
    de: 'Kopieren',
  },
  copied: {
    where: 'beside a copy button, once it is done',
    en: 'Copied.',
    de: 'Kopiert.',
  },
  copyRefused: {
    where: 'beside a copy button, where the clipboard is not to be had',
    en: 'The browser did not allow copying.',
    de: 'Der Browser hat das Kopieren nicht zugelassen.',
  },
  copiedWithToken: {
    where: 'beside the copy button of code, where the copy holds the real token',
    en: 'Copied, with the token.',
    de: 'Kopiert, mit dem Token.',
  },
  usePage: {
    where: 'popup, settings: button that allows the page; name of the form',
    en: 'Use with this page',
    de: 'Seite freigeben',
  },
  pageAddress: {
    where: 'popup, settings: label of the address field in the form that allows a page',
    en: 'Address of the page',
    de: 'Adresse der Seite',
  },
  pageAddressHint: {
    where: 'under that field',
    en: 'As in the address bar, such as http://localhost:5173. Its path does not matter.',
    de: 'Wie in der Adresszeile, etwa http://localhost:5173. Der Pfad spielt keine Rolle.',
  },
  usePageMeans: {
    where: 'under that form: what allowing does',
    en: 'Pages of this origin then send the token, and CORS headers let them read the answers.',
    de: 'Seiten dieses Origins senden dann das Token, und CORS-Header lassen sie die Antworten lesen.',
  },
  allowAccess: {
    where: 'button that makes the browser ask for its permission',
    en: 'Allow access',
    de: 'Zugriff erlauben',
  },
  allowInTab: {
    where: 'button: allow the page in this tab and in no other',
    en: 'Only in this tab',
    de: 'Nur im Tab',
  },
  browserAsks: {
    where: 'under a button: clicking it leads to the browser’s own question',
    en: 'Your browser will ask for access to {host}.',
    de: 'Der Browser fragt dann nach Zugriff auf {host}.',
  },
  noLongerReads: {
    where: 'under the button that allows an origin: what another one loses by it',
    en: '{origin} can then no longer read answers: only one port of a host can.',
    de: '{origin} kann dann keine Antworten mehr lesen: Das kann je Host nur ein Port.',
  },
  endsInTab: {
    where: 'under the button that allows an origin: what ends by it',
    en: '{origin} is then no longer allowed in single tabs: all origins of a host share their tabs.',
    de: '{origin} ist dann nicht mehr in einzelnen Tabs freigegeben: Alle Origins eines Hosts gelten in denselben Tabs.',
  },
  allowWritesNamed: {
    where: 'button: a token with write protection may write for some minutes',
    en: 'Allow writes with {name} for {duration}',
    de: 'Schreiben mit {name} erlauben für {duration}',
  },
  grantedScope: {
    where: 'name of the row of scope chips for a screen reader',
    en: 'Granted scope',
    de: 'Erteilter Scope',
  },
  scopeChip: {
    where: 'a chip for a screen reader: “orders: read, create”',
    en: '{area}: {rights}',
    de: '{area}: {rights}',
  },
  scopeChipMissing: {
    where: 'a chip for a screen reader, with the rights that the call lacked',
    en: '{area}: {rights}; missing: {missing}',
    de: '{area}: {rights}; es fehlt: {missing}',
  },
  rightRead: {
    where: 'a right within a chip, for a screen reader',
    en: 'read',
    de: 'lesen',
  },
  rightCreate: {
    where: 'a right within a chip, for a screen reader',
    en: 'create',
    de: 'anlegen',
  },
  rightUpdate: {
    where: 'a right within a chip, for a screen reader',
    en: 'update',
    de: 'ändern',
  },
  rightDelete: {
    where: 'a right within a chip, for a screen reader',
    en: 'delete',
    de: 'löschen',
  },
  rightsNone: {
    where: 'a chip for a screen reader: no right is granted',
    en: 'nothing',
    de: 'nichts',
  },
  rightsOnly: {
    where: 'a chip for a screen reader: some rights of an area are granted, others are not',
    en: '{rights} only',
    de: 'nur {rights}',
  },
});

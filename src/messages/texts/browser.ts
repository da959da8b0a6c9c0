import { table } from '../table.ts';

/** What the browser itself shows of the extension: its lists, its toolbar and menus, the tab of the DevTools. */
export const BROWSER = table({
  languageTag: {
    where: 'never shown: the BCP 47 tag of this language, by which dates and numbers are written',
    en: 'en',
    de: 'de',
  },
  extensionName: {
    where: 'the browser’s list of extensions, the title of the toolbar button',
    en: 'INVENTORUM API Companion',
    de: 'INVENTORUM API Companion',
  },
  extensionDescription: {
    where: 'the browser’s list of extensions, at most 132 characters',
    en: 'For developers of the INVENTORUM (Shore POS) REST API: keeps tokens fresh, sends them, explains refused calls. Unofficial.',
    de: 'Für Entwickler der INVENTORUM-API (Shore POS): erneuert und sendet Tokens, erklärt abgelehnte Aufrufe. Inoffiziell.',
  },
  commandToggle: {
    where: 'the browser’s list of keyboard shortcuts, and the settings page, “Keyboard”',
    en: 'Switch sending the token on or off',
    de: 'Senden des Tokens ein- oder ausschalten',
  },
  panelTitle: {
    where: 'tab in the DevTools, and the name of the panel’s toolbar for a screen reader',
    en: 'INVENTORUM',
    de: 'INVENTORUM',
  },
  menuUsePage: {
    where: 'menu of a page (right-click); other texts quote it',
    en: 'INVENTORUM: use with this page…',
    de: 'INVENTORUM: Seite freigeben …',
  },
  menuAddSelection: {
    where: 'menu of selected text on a page (right-click)',
    en: 'Add to INVENTORUM API Companion',
    de: 'Zu INVENTORUM API Companion hinzufügen',
  },
  titleOff: {
    where: 'tooltip of the toolbar button',
    en: '{name}: switched off',
    de: '{name}: ausgeschaltet',
  },
  titleLocked: {
    where: 'tooltip of the toolbar button',
    en: '{name}: locked',
    de: '{name}: gesperrt',
  },
  titlePaused: {
    where: 'tooltip of the toolbar button',
    en: '{name}: paused',
    de: '{name}: pausiert',
  },
  titleNothing: {
    where: 'tooltip of the toolbar button',
    en: '{name}: no token to send',
    de: '{name}: kein Token zum Senden',
  },
  titleSends: {
    where: 'tooltip of the toolbar button: the token that this tab sends',
    en: '{name}: {tokenSet}',
    de: '{name}: {tokenSet}',
  },
  titleSendsUntil: {
    where: 'tooltip of the toolbar button: the token that this tab sends, and when it expires',
    en: '{name}: {tokenSet}, until {time}',
    de: '{name}: {tokenSet}, bis {time}',
  },
  titleAttention: {
    where: 'tooltip of the toolbar button, after what is sent: the token that only the user can repair',
    en: '{said}. Please check: {tokenSet}.',
    de: '{said}. Bitte prüfen: {tokenSet}.',
  },
  notificationTitle: {
    where: 'heading of a notification of the operating system',
    en: '{tokenSet} is refused',
    de: '{tokenSet} wird abgelehnt',
  },
  notificationText: {
    where: 'under it; a click opens the settings',
    en: 'The API no longer refreshes this token. The popup says what helps.',
    de: 'Die API erneuert dieses Token nicht mehr. Das Popup sagt, was hilft.',
  },
  titleWithheld: {
    where: 'tooltip of the toolbar button, after what is sent',
    en: '{said}. The browser allows no access to the API.',
    de: '{said}. Der Browser erlaubt keinen Zugriff auf die API.',
  },
});

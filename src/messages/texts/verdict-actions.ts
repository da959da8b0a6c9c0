import { table } from '../table.ts';

/** “What to do” under a verdict: saved tokens that would do, buttons, and the steps to get a scope. */
export const VERDICT_ACTIONS = table({
  whatToDo: {
    where: 'heading',
    en: 'What to do',
    de: 'Was zu tun ist',
  },
  savedTokenThatHasIt: {
    where: 'heading above one saved token that has the scope',
    en: 'A saved token that has it',
    de: 'Ein gespeichertes Token, das ihn hat',
  },
  savedTokensThatHaveIt: {
    where: 'heading above several',
    en: 'Saved tokens that have it',
    de: 'Gespeicherte Tokens, die ihn haben',
  },
  orGetIt: {
    where: 'heading above the steps, below such tokens',
    en: 'Or get it',
    de: 'Oder so bekommt man ihn',
  },
  getIt: {
    where: 'heading above the steps',
    en: 'How to get it',
    de: 'So bekommt man den Scope',
  },
  useTokenSet: {
    where: 'button',
    en: 'Use {name}',
    de: '{name} nutzen',
  },
  useInTab: {
    where: 'button of a saved token: pins this tab to it',
    en: 'Use in this tab',
    de: 'In diesem Tab nutzen',
  },
  useInTabNamed: {
    where: 'name of that button for a screen reader',
    en: 'Use in this tab: {name}',
    de: 'In diesem Tab nutzen: {name}',
  },
  useInEveryTab: {
    where: 'button of a saved token',
    en: 'In every tab',
    de: 'In jedem Tab',
  },
  useInEveryTabNamed: {
    where: 'name of that button for a screen reader',
    en: 'In every tab: use {name}',
    de: 'In jedem Tab: {name} nutzen',
  },
  retryWith: {
    where: 'button of a saved token: sends the call again',
    en: 'Retry with it',
    de: 'Damit wiederholen',
  },
  retryWithNamed: {
    where: 'name of that button for a screen reader',
    en: 'Retry with it: {name}',
    de: 'Damit wiederholen: {name}',
  },
  refreshTokenSet: {
    where: 'button',
    en: 'Refresh {name}',
    de: '{name} erneuern',
  },
  allowNamedOrigin: {
    where: 'button',
    en: 'Use with pages of {origin}',
    de: 'Seiten von {origin} freigeben',
  },
  letReadAnswers: {
    where: 'button: CORS',
    en: 'Let pages of {origin} read answers',
    de: 'Seiten von {origin} Antworten lesen lassen',
  },
  switchOnSending: {
    where: 'button',
    en: 'Switch sending on',
    de: 'Senden einschalten',
  },
  openPopupFor: {
    where: 'in the place of “Only in this tab”, in Firefox',
    en: 'Open the popup of this tab and allow it there: this browser asks for permission only from there.',
    de: 'Bitte im Popup dieses Tabs freigeben: Nur dort fragt dieser Browser nach der Erlaubnis.',
  },
  allowElsewhere: {
    where: 'in the place of buttons, in Firefox; “menu” is the item of the page’s menu',
    en: 'Right-click the page and choose “{menu}”, or open the popup, where the address is filled in: this browser asks for permission only from there.',
    de: 'Rechtsklick auf die Seite, dann „{menu}“, oder das Popup öffnen, dort steht die Adresse schon: Nur dort fragt dieser Browser nach der Erlaubnis.',
  },
  actionDone: {
    where: 'once a button has done its work',
    en: 'Done. Repeat the call.',
    de: 'Erledigt. Bitte den Aufruf wiederholen.',
  },
  pinDone: {
    where: 'once the tab is pinned',
    en: 'This tab sends it now. Repeat the call in the page.',
    de: 'Dieser Tab sendet es jetzt. Bitte den Aufruf in der Seite wiederholen.',
  },
  refreshDone: {
    where: 'once the token is refreshed',
    en: 'Refreshed.',
    de: 'Erneuert.',
  },
  stepOpenTokenManager: {
    where: 'step; a link follows',
    en: 'Open “My Apps” and choose “{app}”:',
    de: '„Meine Anwendungen“ öffnen und „{app}“ wählen:',
  },
  stepGenerateToken: {
    where: 'step; a list of scopes follows',
    en: 'Generate a token with these scopes:',
    de: 'Ein Token mit diesen Scopes erstellen:',
  },
  stepGenerateTokenUnknown: {
    where: 'step',
    en: 'Generate a token with the scopes that the call needs.',
    de: 'Ein Token mit den Scopes erstellen, die der Aufruf braucht.',
  },
  copyScopes: {
    where: 'button',
    en: 'Copy the list',
    de: 'Liste kopieren',
  },
  stepAddToken: {
    where: 'step',
    en: 'Add it in the popup. The old token keeps working.',
    de: 'Das Token im Popup hinzufügen. Das alte bleibt gültig.',
  },
  askOwner: {
    where: 'button that unfolds a text to send',
    en: 'Somebody else manages the apps? A text for the shop’s owner is ready.',
    de: 'Verwaltet jemand anderes die Apps? Ein Text für den Inhaber des Shops liegt bereit.',
  },
  stepWriteSupport: {
    where: 'step; a text follows',
    en: 'Write to support; this text is ready:',
    de: 'An den Support schreiben; der Text liegt bereit:',
  },
  mailLanguage: {
    where: 'name of the choice between English and German for a screen reader',
    en: 'Language of the e-mail',
    de: 'Sprache der E-Mail',
  },
  copyMail: {
    where: 'button',
    en: 'Copy the text',
    de: 'Text kopieren',
  },
  openMail: {
    where: 'link',
    en: 'Open in the mail program',
    de: 'Im Mailprogramm öffnen',
  },
  stepRefreshAfterMail: {
    where: 'step',
    en: 'When it is granted, refresh the token in the popup.',
    de: 'Sobald der Scope erteilt ist, das Token im Popup erneuern.',
  },
});

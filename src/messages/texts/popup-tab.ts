import { table } from '../table.ts';

/** The popup’s first section, “This tab”: what the page in front sends, or why it sends nothing. */
export const POPUP_TAB = table({
  thisTab: {
    where: 'heading',
    en: 'This tab',
    de: 'Dieser Tab',
  },
  sends: {
    where: 'between the page’s host and the token’s name: “shop.example sends Warehouse sync”',
    en: 'sends',
    de: 'sendet',
  },
  becausePinned: {
    where: 'after the token’s name',
    en: 'because it was chosen for this tab',
    de: 'weil es für diesen Tab gewählt wurde',
  },
  becauseAllowed: {
    where: 'after the token’s name',
    en: 'because pages of this origin are allowed',
    de: 'weil Seiten dieses Origins freigegeben sind',
  },
  becauseAllowedInTab: {
    where: 'after the token’s name',
    en: 'because its pages are allowed in this tab',
    de: 'weil seine Seiten in diesem Tab freigegeben sind',
  },
  becauseSharesHost: {
    where: 'after the token’s name',
    en: 'because an allowed page shares its host, and the browser cannot tell the two apart',
    de: 'weil eine freigegebene Seite denselben Host hat und der Browser die beiden nicht unterscheiden kann',
  },
  replacesOwn: {
    where: 'under it',
    en: 'This page sends its own Authorization header; this token replaces it.',
    de: 'Diese Seite sendet einen eigenen Authorization-Header; dieses Token ersetzt ihn.',
  },
  onlyAddressBar: {
    where: 'under the reason why the page’s own calls carry nothing',
    en: 'Addresses you open carry {tokenSet}.',
    de: 'Geöffnete Adressen senden {tokenSet}.',
  },
  sendsNothingLocked: {
    where: 'reason',
    en: 'Sends nothing: locked.',
    de: 'Sendet nichts: gesperrt.',
  },
  sendsNothingOff: {
    where: 'reason; a button “Switch on” follows',
    en: 'Sends nothing: switched off.',
    de: 'Sendet nichts: ausgeschaltet.',
  },
  sendsNothingHostWithheld: {
    where: 'reason; a button “Allow access” follows',
    en: 'Sends nothing: the browser does not allow access to {host}.',
    de: 'Sendet nichts: Der Browser erlaubt keinen Zugriff auf {host}.',
  },
  sendsNothingMoreHeld: {
    where: 'reason',
    en: 'Sends nothing: the browser grants access to more of {host} than is allowed here.',
    de: 'Sendet nichts: Der Browser erlaubt Zugriff auf mehr von {host}, als hier freigegeben ist.',
  },
  sendsNothingTabNotKnown: {
    where: 'reason',
    en: 'Sends nothing yet: this tab has just been opened, and another one is paused or has a token of its own.',
    de: 'Sendet noch nichts: Dieser Tab wurde gerade erst geöffnet, und ein anderer ist pausiert oder hat ein eigenes Token.',
  },
  sendsNothingNoTokenSet: {
    where: 'reason',
    en: 'Sends nothing: no token is chosen.',
    de: 'Sendet nichts: Es ist kein Token ausgewählt.',
  },
  sendsNothingNoAccessToken: {
    where: 'reason; a button “Refresh now” follows',
    en: 'Sends nothing: {tokenSet} has no access token yet.',
    de: 'Sendet nichts: {tokenSet} hat noch kein Access-Token.',
  },
  sendsNothingCannotBeSent: {
    where: 'reason; a button “Refresh now” follows',
    en: 'Sends nothing: the access token of {tokenSet} contains characters that no header may contain.',
    de: 'Sendet nichts: Das Access-Token von {tokenSet} enthält Zeichen, die in einem Header nicht erlaubt sind.',
  },
  sendsNothingExpired: {
    where: 'reason; a button “Refresh now” follows',
    en: 'Sends nothing: the access token of {tokenSet} has expired.',
    de: 'Sendet nichts: Das Access-Token von {tokenSet} ist abgelaufen.',
  },
  sendsNothingRejected: {
    where: 'reason',
    en: 'Sends nothing: the server no longer accepts the refresh token of {tokenSet}.',
    de: 'Sendet nichts: Der Server nimmt das Refresh-Token von {tokenSet} nicht mehr an.',
  },
  sendsNothingWrongClient: {
    where: 'reason',
    en: 'Sends nothing: the server refuses the client id or secret of the app of {tokenSet}.',
    de: 'Sendet nichts: Der Server lehnt Client-ID oder Secret der App von {tokenSet} ab.',
  },
  sendsNothingHost: {
    where: 'reason; a button “Use with this page” follows',
    en: 'Sends nothing: pages on this host are not allowed.',
    de: 'Sendet nichts: Dieser Host ist nicht freigegeben.',
  },
  sendsNothingOrigin: {
    where: 'reason; a button “Use with this page” follows',
    en: 'Sends nothing: pages of this origin are not allowed.',
    de: 'Sendet nichts: Dieser Origin ist nicht freigegeben.',
  },
  sendsNothingUnknown: {
    where: 'reason, where the browser hides the page’s address',
    en: 'Sends nothing: this page is not allowed.',
    de: 'Sendet nichts: Diese Seite ist nicht freigegeben.',
  },
  sendsNothingNoPage: {
    where: 'reason: a page of the browser, an empty tab',
    en: 'Sends nothing: this tab shows no web page.',
    de: 'Sendet nichts: Dieser Tab zeigt keine Webseite.',
  },
  sendsNothingPinned: {
    where: 'reason; a button “Use the usual token” follows',
    en: 'Sends nothing: this tab is set to use no token.',
    de: 'Sendet nichts: Für diesen Tab ist „Kein Token“ gewählt.',
  },
  sendsNothingPausedUntil: {
    where: 'reason; a button “Resume” follows',
    en: 'Sends nothing: paused until {time}.',
    de: 'Sendet nichts: pausiert bis {time}.',
  },
  sendsNothingUntilRestart: {
    where: 'reason; a button “Resume” follows',
    en: 'Sends nothing: paused until the browser restarts.',
    de: 'Sendet nichts: pausiert, bis der Browser neu startet.',
  },
  sendsNothingPausedTab: {
    where: 'reason; a button “Resume” follows',
    en: 'Sends nothing: paused in this tab.',
    de: 'Sendet nichts: in diesem Tab pausiert.',
  },
  sendsNothingPinnedElsewhere: {
    where: 'reason; a button “Use the usual token” follows',
    en: 'Sends nothing here: {tokenSet} of another environment was chosen for this tab.',
    de: 'Sendet hier nichts: Für diesen Tab wurde {tokenSet} aus einer anderen Umgebung gewählt.',
  },
  howToAllow: {
    where: 'after the reason that the page is not allowed, where the browser hides its address',
    en: 'To allow it, right-click the page, or enter its address.',
    de: 'Freigeben: Rechtsklick oder Adresse eingeben.',
  },
  usePageMore: {
    where: 'button: opens the form that allows a page',
    en: 'Use with this page…',
    de: 'Seite freigeben …',
  },
  disallow: {
    where: 'button: the page is allowed no longer',
    en: 'Stop allowing',
    de: 'Freigabe beenden',
  },
  switchItOn: {
    where: 'button: the switch of the header',
    en: 'Switch on',
    de: 'Einschalten',
  },
  refreshNow: {
    where: 'button',
    en: 'Refresh now',
    de: 'Jetzt erneuern',
  },
  unpin: {
    where: 'button: the tab’s own token, or none, no longer counts',
    en: 'Use the usual token',
    de: 'Übliches Token nutzen',
  },
  leaveAlone: {
    where: 'button: this tab sends no token',
    en: 'Send nothing in this tab',
    de: 'In diesem Tab nichts senden',
  },
  pin: {
    where: 'button, opens a menu of tokens for this tab',
    en: 'Pin…',
    de: 'Token …',
  },
  pinOther: {
    where: 'the same, where the tab sends one already',
    en: 'Other token…',
    de: 'Anderes Token …',
  },
  pinUsual: {
    where: 'item of that menu: the tab has no token of its own',
    en: 'The usual token',
    de: 'Das übliche Token',
  },
  pinNone: {
    where: 'item of that menu: the tab sends none',
    en: 'No token',
    de: 'Kein Token',
  },
});

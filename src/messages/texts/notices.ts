import { table } from '../table.ts';

/** Notices of a call, under its verdict. */
export const NOTICES = table({
  notToldHeaders: {
    where: 'why the token of a call is not known',
    en: 'The browser does not tell which headers it sends with such a request (of a worker, beacon, ping, no-cors, fetchLater, prefetch), so its token is not known. A fetch in the page itself would show it.',
    de: 'Der Browser teilt nicht mit, welche Header er bei solchen Anfragen sendet (Worker, Beacon, Ping, no-cors, fetchLater, Prefetch); das Token ist daher nicht bekannt. Ein fetch in der Seite selbst würde es zeigen.',
  },
  notToldCache: {
    where: 'where an answer came from',
    en: 'This answer came from the browser’s cache: nothing was sent this time. It belongs to an earlier call, whose token is not known here.',
    de: 'Diese Antwort kam aus dem Cache des Browsers: Diesmal wurde nichts gesendet. Sie gehört zu einem früheren Aufruf, dessen Token hier nicht bekannt ist.',
  },
  notToldWorker: {
    where: 'where an answer came from',
    en: 'A service worker of the page made this answer, or took it from a cache. If it called the API for it, that call has its own row.',
    de: 'Ein Service Worker der Seite hat diese Antwort selbst gegeben oder einem Cache entnommen. Hat er dafür die API aufgerufen, steht dieser Aufruf in einer eigenen Zeile.',
  },
  notToldPassedOn: {
    where: 'where an answer came from',
    en: 'A service worker of the page passed on this answer. Its own call to the API has its own row, which shows the token.',
    de: 'Ein Service Worker der Seite hat diese Antwort weitergegeben. Sein eigener Aufruf der API steht in einer eigenen Zeile, und diese zeigt das Token.',
  },
  notToldCacheOrWorker: {
    where: 'where an answer came from',
    en: 'This answer came from the browser’s cache or from a service worker of the page. The browser does not tell which, nor what a service worker sent.',
    de: 'Diese Antwort kam aus dem Cache des Browsers oder von einem Service Worker der Seite. Der Browser teilt nicht mit, woher genau, und auch nicht, was ein Service Worker gesendet hat.',
  },
  notToldNotSent: {
    where: 'why the token of a call is not known',
    en: 'The browser reports nothing that was sent: it refused the request, ended it too early, or does not report it.',
    de: 'Der Browser meldet nicht, dass etwas gesendet wurde: Er hat die Anfrage abgelehnt, zu früh beendet oder meldet sie nicht.',
  },
  noticeFirstPage: {
    where: 'paging',
    en: 'Page {asked} was requested; the pages of this list begin at {first}.',
    de: 'Angefragt wurde Seite {asked}; die Seiten dieser Liste beginnen bei {first}.',
  },
  noticeSkippedPage: {
    where: 'paging',
    en: 'Page 1 of this list is its second: its pages begin at 0.',
    de: 'Seite 1 ist schon die zweite Seite dieser Liste: Gezählt wird ab 0.',
  },
  noticeLimitCut: {
    where: 'paging',
    en: 'limit={asked} was reduced: {got} rows came. At most {most} come at once, so request more pages.',
    de: 'limit={asked} wurde gekürzt: Es kamen {got} Zeilen. Auf einmal kommen höchstens {most}, also weitere Seiten abrufen.',
  },
  noticeLimitAbove: {
    where: 'paging',
    en: 'limit={asked} is above the maximum of {most}: the list may have been cut.',
    de: 'limit={asked} liegt über dem Höchstwert {most}: Die Liste kann gekürzt sein.',
  },
  noticeVersionMissing: {
    where: 'version',
    en: 'No X-Api-Version was sent: the server chooses the version, and its choice may change.',
    de: 'Der Header X-Api-Version wurde nicht gesendet: Der Server wählt die Version, und seine Wahl kann sich ändern.',
  },
  noticeVersionSetting: {
    where: 'link after it: opens the settings page',
    en: 'Set one for the app',
    de: 'Für die App festlegen',
  },
  noticeVersionNoNumber: {
    where: 'version',
    en: 'X-Api-Version is “{version}”, which is not a number.',
    de: 'X-Api-Version ist „{version}“, das ist keine Zahl.',
  },
  noticeVersionRange: {
    where: 'version',
    en: 'X-Api-Version is {version}; the documentation names {from} to {to}, clients also use {newest}.',
    de: 'X-Api-Version ist {version}; die Dokumentation nennt {from} bis {to}, Clients nutzen auch {newest}.',
  },
  noticeVersionNewer: {
    where: 'version',
    en: 'X-Api-Version is {version}; the documentation ends at {to}.',
    de: 'X-Api-Version ist {version}; die Dokumentation endet bei {to}.',
  },
  noticeVersionReplaced: {
    where: 'version',
    en: 'The server says that version {processed} served the call.',
    de: 'Laut Server wurde der Aufruf mit Version {processed} bearbeitet.',
  },
  noticeAsynchronous: {
    where: 'status 202',
    en: '202: the server accepted the call and carries it out later.',
    de: '202: Der Server hat den Aufruf angenommen und führt ihn später aus.',
  },
  noticeBodyTooLong: {
    where: 'an error’s body',
    en: 'The body of this error is too long to be read here.',
    de: 'Der Body dieses Fehlers ist zu lang und wurde hier nicht gelesen.',
  },
  noticeBodyNotJson: {
    where: 'an error’s body',
    en: 'The body of this error is not readable JSON: cut off, or not from the API.',
    de: 'Der Body dieses Fehlers ist kein lesbares JSON: abgeschnitten oder nicht von der API.',
  },
  noticeBodyNoError: {
    where: 'an error’s body',
    en: 'The body of this answer has none of the shapes in which the API reports errors.',
    de: 'Der Body dieser Antwort hat keine der Formen, in denen die API Fehler meldet.',
  },
  noticeBodyBrokeOff: {
    where: 'an error’s body',
    en: 'The body of this answer broke off, so what the server says about the error is not known.',
    de: 'Der Body dieser Antwort brach ab; was der Server zum Fehler meldet, ist daher nicht bekannt.',
  },
  noticeBodyCut: {
    where: 'an error’s body',
    en: 'The browser kept only the beginning of this answer’s body, so what the server says about the error is not known.',
    de: 'Der Browser hat vom Body dieser Antwort nur den Anfang behalten; was der Server zum Fehler meldet, ist daher nicht bekannt.',
  },
  noticeBodyNotText: {
    where: 'an error’s body',
    en: 'The body of this answer is not text, so what the server says about the error is not known.',
    de: 'Der Body dieser Antwort ist kein Text; was der Server zum Fehler meldet, ist daher nicht bekannt.',
  },
  noticeBodyNotTold: {
    where: 'an error’s body',
    en: 'The browser does not show the body of this answer: the page did not read it, or the browser discarded it. So what the server says about the error is not known.',
    de: 'Der Browser zeigt den Body dieser Antwort nicht: Die Seite hat ihn nicht gelesen, oder der Browser hat ihn verworfen. Was der Server zum Fehler meldet, ist daher nicht bekannt.',
  },
  noticeBodyNotChecked: {
    where: 'an error’s body, which is shown only once it was checked for secrets',
    en: 'The body of this answer has not been checked for secrets yet, so it is not used here.',
    de: 'Der Body dieser Antwort wurde noch nicht auf Geheimnisse geprüft und deshalb hier nicht genutzt.',
  },
  noticeWorkedWithout: {
    where: 'scope',
    en: 'This worked although {scope}, which we think is needed, is not granted: our knowledge and the server disagree.',
    de: 'Der Aufruf war erfolgreich, obwohl {scope} nicht erteilt ist: Unserem Wissen nach ist dieser Scope nötig, der Server sieht es anders.',
  },
});

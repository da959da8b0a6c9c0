import { table } from '../table.ts';

/** Notices of a call, under its verdict. */
export const NOTICES = table({
  noticeFirstPage: {
    where: 'paging',
    en: 'Page {asked} was requested; the pages of this list begin at {first}.',
    de: 'Angefragt war Seite {asked}; die Seiten dieser Liste beginnen bei {first}.',
  },
  noticeSkippedPage: {
    where: 'paging',
    en: 'Page 1 of this list is its second: its pages begin at 0.',
    de: 'Seite 1 dieser Liste ist ihre zweite: Ihre Seiten beginnen bei 0.',
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
    de: 'Es wurde kein X-Api-Version gesendet: Der Server wählt die Version, und seine Wahl kann sich ändern.',
  },
  noticeVersionNoNumber: {
    where: 'version',
    en: 'X-Api-Version is “{version}”, which is not a number.',
    de: 'X-Api-Version ist „{version}“ und damit keine Zahl.',
  },
  noticeVersionRange: {
    where: 'version',
    en: 'X-Api-Version is {version}; the documentation names {from} to {to}, clients also use {newest}.',
    de: 'X-Api-Version ist {version}; die Dokumentation nennt {from} bis {to}, Clients benutzen auch {newest}.',
  },
  noticeVersionNewer: {
    where: 'version',
    en: 'X-Api-Version is {version}; the documentation ends at {to}.',
    de: 'X-Api-Version ist {version}; die Dokumentation endet bei {to}.',
  },
  noticeVersionReplaced: {
    where: 'version',
    en: 'The server says that version {processed} served the call.',
    de: 'Der Server sagt, dass Version {processed} den Aufruf bedient hat.',
  },
  noticeAsynchronous: {
    where: 'status 202',
    en: '202: the server accepted the call and carries it out later.',
    de: '202: Der Server hat den Aufruf angenommen und führt ihn später aus.',
  },
  noticeBodyTooLong: {
    where: 'an error’s body',
    en: 'The body of this error is too long to be read here.',
    de: 'Der Body dieses Fehlers ist zu lang, um hier gelesen zu werden.',
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
  noticeWorkedWithout: {
    where: 'scope',
    en: 'This worked although {scope}, which we think is needed, is not granted: our knowledge and the server disagree.',
    de: 'Das gelang, obwohl der nach unserem Wissen nötige Scope {scope} nicht erteilt ist: Unser Wissen und der Server widersprechen sich.',
  },
});

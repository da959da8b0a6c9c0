import { table } from '../table.ts';

/** Notices of a call, under its verdict. */
export const NOTICES = table({
  noticeFirstPage: {
    where: 'paging',
    en: 'Page {asked} was asked for; the pages of this list begin at {first}.',
    de: 'Gefragt war Seite {asked}; die Seiten dieser Liste beginnen bei {first}.',
  },
  noticeSkippedPage: {
    where: 'paging',
    en: 'Page 1 of this list is its second: its pages begin at 0.',
    de: 'Seite 1 dieser Liste ist ihre zweite: Ihre Seiten beginnen bei 0.',
  },
  noticeLimitCut: {
    where: 'paging',
    en: 'limit={asked} was cut: {got} rows came. At most {most} come at once, so ask for more pages.',
    de: 'limit={asked} wurde gekürzt: Es kamen {got} Zeilen. Auf einmal kommen höchstens {most}, also weitere Seiten abfragen.',
  },
  noticeLimitAbove: {
    where: 'paging',
    en: 'limit={asked} is more than the {most} that come at once: the list may have been cut.',
    de: 'limit={asked} ist mehr als die {most}, die auf einmal kommen: Die Liste kann gekürzt sein.',
  },
  noticeVersionMissing: {
    where: 'version',
    en: 'No X-Api-Version was sent: the server chooses the version, and may choose another one day.',
    de: 'Es wurde kein X-Api-Version gesendet: Der Server wählt die Version, eines Tages vielleicht eine andere.',
  },
  noticeVersionNoNumber: {
    where: 'version',
    en: 'X-Api-Version is “{version}”, which is no number.',
    de: 'X-Api-Version ist „{version}“, das ist keine Zahl.',
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
    en: '202: the server took the call and carries it out later.',
    de: '202: Der Server nahm den Aufruf an und führt ihn später aus.',
  },
  noticeBodyTooLong: {
    where: 'an error’s body',
    en: 'The body of this error is too long to be read here.',
    de: 'Der Inhalt dieses Fehlers ist zu lang, um hier gelesen zu werden.',
  },
  noticeBodyNotJson: {
    where: 'an error’s body',
    en: 'The body of this error is no readable JSON: broken off, or of something else than the API.',
    de: 'Der Inhalt dieses Fehlers ist kein lesbares JSON: abgebrochen oder nicht von der API.',
  },
  noticeBodyNoError: {
    where: 'an error’s body',
    en: 'The body of this answer has none of the shapes in which the API tells errors.',
    de: 'Der Inhalt dieser Antwort hat keine der Formen, in denen die API Fehler meldet.',
  },
  noticeWorkedWithout: {
    where: 'scope',
    en: 'This worked although {scope}, which we think is needed, is not granted: our knowledge and the server disagree.',
    de: 'Das gelang, obwohl der nach unserem Wissen nötige Scope {scope} nicht erteilt ist: Unser Wissen und der Server widersprechen sich.',
  },
});

import { table } from '../table.ts';

/** Sessions: calls from a file, in place of the live list. */
export const SESSIONS = table({
  viewSessions: {
    where: 'toggle in the panel’s toolbar, and heading: calls from files',
    en: 'Sessions',
    de: 'Sitzungen',
  },
  sessionOpenFile: {
    where: 'heading and name of a file field',
    en: 'Open a HAR file',
    de: 'HAR-Datei öffnen',
  },
  sessionOpenFileText: {
    where: 'under that heading',
    en: 'From this panel, the network panel of a browser, or a proxy. It can also be dropped anywhere in this panel. Its calls are shown with their verdicts and can be filtered and compared; nothing of it is sent, stored or learnt.',
    de: 'Aus diesem Panel, dem Netzwerk-Panel eines Browsers oder einem Proxy. Sie lässt sich auch irgendwo in dieses Panel ziehen. Ihre Aufrufe erscheinen mit ihren Befunden und lassen sich filtern und vergleichen; nichts davon wird gesendet, gespeichert oder gelernt.',
  },
  keptCut: {
    where:
      'foot: DevTools were closed and opened again, and the browser’s memory had room for the newest calls only',
    en: 'Of the calls before DevTools were closed, only the newest came back.',
    de: 'Von den Aufrufen vor dem Schließen der DevTools sind nur die neuesten wieder da.',
  },
  sessionStrip: {
    where: 'name of the strip above an opened session, for a screen reader',
    en: 'Opened session',
    de: 'Geöffnete Sitzung',
  },
  sessionReadOnly: {
    where: 'in that strip, after the file’s name',
    en: 'Read-only; the live list continues.',
    de: 'Nur zum Lesen; die aktuelle Liste läuft weiter.',
  },
  sessionRecordedBy: {
    where: 'in that strip; the name of a program follows',
    en: 'Recorded by',
    de: 'Aufgezeichnet von',
  },
  sessionOthers: {
    where: 'in that strip: requests that are none of the API',
    en: { one: '{count} other request is left out.', other: '{count} other requests are left out.' },
    de: { one: '{count} andere Anfrage fehlt hier.', other: '{count} andere Anfragen fehlen hier.' },
  },
  sessionUnread: {
    where: 'in that strip: a file with more requests than the list can show',
    en: {
      one: '{count} later request was not read: the file has too many.',
      other: '{count} later requests were not read: the file has too many.',
    },
    de: {
      one: '{count} spätere Anfrage wurde nicht gelesen: Die Datei hat zu viele.',
      other: '{count} spätere Anfragen wurden nicht gelesen: Die Datei hat zu viele.',
    },
  },
  sessionClose: {
    where: 'button in that strip',
    en: 'Back to the live list',
    de: 'Zurück zur aktuellen Liste',
  },
  sessionEmpty: {
    where: 'in place of the list',
    en: 'This file holds no calls of the API.',
    de: 'Diese Datei enthält keine Aufrufe der API.',
  },
  sessionTooLarge: {
    where: 'in place of the list',
    en: 'This file is larger than 250 MB. Save fewer requests, or save them without their bodies.',
    de: 'Diese Datei ist größer als 250 MB. Bitte weniger Anfragen speichern, oder ohne ihre Bodys.',
  },
  sessionUnreadable: {
    where: 'in place of the list',
    en: 'This file cannot be read. It may have been moved or changed since it was chosen: choose it again.',
    de: 'Diese Datei lässt sich nicht lesen. Vielleicht wurde sie inzwischen verschoben oder geändert: Bitte noch einmal auswählen.',
  },
  sessionBrokenJson: {
    where: 'in place of the list',
    en: 'This file is not complete JSON. Save it again, and check that it was copied whole.',
    de: 'Diese Datei ist kein vollständiges JSON. Bitte noch einmal speichern und prüfen, ob sie ganz kopiert wurde.',
  },
  sessionNoHar: {
    where: 'in place of the list',
    en: 'This file is JSON, but no HAR. In the network panel of a browser choose “Save all as HAR”.',
    de: 'Diese Datei ist JSON, aber kein HAR. Im Netzwerk-Panel eines Browsers heißt es „Alles als HAR speichern“.',
  },
  sessionFailed: {
    where: 'in place of the list',
    en: 'This file could not be read to its end. Close it and open it again; a smaller file needs less memory.',
    de: 'Diese Datei ließ sich nicht zu Ende lesen. Bitte schließen und noch einmal öffnen; eine kleinere Datei braucht weniger Speicher.',
  },
});

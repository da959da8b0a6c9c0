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
    en: 'From this panel, the network panel of a browser, or a proxy. It can also be dropped anywhere in this panel. Its calls are shown with their verdicts and can be filtered and compared; nothing of it is sent, stored or learnt. A file with credentials opens the form that saves them.',
    de: 'Aus diesem Panel, dem Netzwerk-Panel eines Browsers oder einem Proxy. Sie lässt sich auch irgendwo in dieses Panel ziehen. Ihre Aufrufe erscheinen mit ihren Befunden und lassen sich filtern und vergleichen; nichts davon wird gesendet, gespeichert oder gelernt. Eine Datei mit Zugangsdaten öffnet das Formular, das sie speichert.',
  },
  sessionSaveTitle: {
    where: 'heading above the form that saves the list of calls',
    en: 'Save this list',
    de: 'Diese Liste speichern',
  },
  sessionSaveText: {
    where: 'under that heading',
    en: 'It stays in the browser’s profile on this computer until you delete it. Secrets are replaced; filter and selection come back with it.',
    de: 'Sie bleibt im Profil des Browsers auf diesem Computer, bis sie dort gelöscht wird. Geheimnisse sind ersetzt; Filter und Auswahl gehören dazu.',
  },
  sessionName: {
    where: 'label of a field, and head of a column: the name of a saved session',
    en: 'Name',
    de: 'Name',
  },
  sessionSave: {
    where: 'button',
    en: 'Save',
    de: 'Speichern',
  },
  sessionSaving: {
    where: 'beside that button while it works',
    en: 'Saving…',
    de: 'Wird gespeichert …',
  },
  sessionSaved: {
    where: 'beside that button',
    en: 'Saved.',
    de: 'Gespeichert.',
  },
  sessionFull: {
    where: 'beside that button',
    en: 'Nothing was saved: all sessions together may take 200 MB. Delete one, or clear the list of what you do not need.',
    de: 'Nicht gespeichert: Alle Sitzungen zusammen dürfen höchstens 200 MB groß sein. Bitte eine löschen oder die Liste leeren.',
  },
  sessionNotSaved: {
    where: 'beside that button',
    en: 'The browser did not save it. Is the disk full, or is this a private window? Export it as a file instead.',
    de: 'Der Browser hat sie nicht gespeichert. Ist der Datenträger voll oder das Fenster privat? Als Datei exportieren geht trotzdem.',
  },
  sessionsSaved: {
    where: 'heading above the list of saved sessions',
    en: 'Saved sessions',
    de: 'Gespeicherte Sitzungen',
  },
  sessionsNone: {
    where: 'in place of that list',
    en: 'There is none yet.',
    de: 'Noch keine.',
  },
  sessionsRoom: {
    where: 'above that list: sizes with their units',
    en: '{used} of {most}',
    de: '{used} von {most}',
  },
  sessionActs: {
    where: 'head of a column with buttons, for a screen reader',
    en: 'Actions',
    de: 'Aktionen',
  },
  sessionPersonal: {
    where: 'in that list, after the time: the personal data of customers was kept',
    en: '· with personal data',
    de: '· mit personenbezogenen Daten',
  },
  sessionOpen: {
    where: 'button in that list',
    en: 'Open',
    de: 'Öffnen',
  },
  sessionAsFile: {
    where: 'button in that list: saves the session as a HAR file for somebody else',
    en: 'Save as file',
    de: 'Als Datei speichern',
  },
  sessionDelete: {
    where: 'button in that list',
    en: 'Delete',
    de: 'Löschen',
  },
  sessionDeleted: {
    where: 'in that list, before the button “Undo”',
    en: 'Deleted.',
    de: 'Gelöscht.',
  },
  sessionActFailed: {
    where: 'in that list, after a button that had no effect',
    en: 'The browser could not do this. Try again.',
    de: 'Der Browser konnte das nicht ausführen. Bitte erneut versuchen.',
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
    de: 'Diese Datei lässt sich nicht lesen. Vielleicht wurde sie inzwischen verschoben oder geändert: Bitte erneut auswählen.',
  },
  sessionBrokenJson: {
    where: 'in place of the list',
    en: 'This file is not complete JSON. Save it again, and check that it was copied whole.',
    de: 'Diese Datei ist kein vollständiges JSON. Bitte erneut speichern und prüfen, ob sie ganz kopiert wurde.',
  },
  sessionNoHar: {
    where: 'in place of the list',
    en: 'This file is JSON, but no HAR. In the network panel of a browser choose “Save all as HAR”.',
    de: 'Diese Datei ist JSON, aber kein HAR. Im Netzwerk-Panel eines Browsers heißt es „Alles als HAR speichern“.',
  },
  sessionFailed: {
    where: 'in place of the list',
    en: 'This file could not be read to its end. Close it and open it again; a smaller file needs less memory.',
    de: 'Diese Datei ließ sich nicht zu Ende lesen. Bitte schließen und erneut öffnen; eine kleinere Datei braucht weniger Speicher.',
  },
});

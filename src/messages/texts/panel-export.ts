import { table } from '../table.ts';

/** The dialog “Export as HAR”, and the comments that it writes into the file. */
export const PANEL_EXPORT = table({
  export: {
    where: 'button in the toolbar',
    en: 'Export…',
    de: 'Exportieren …',
  },
  close: {
    where: 'button of the dialog',
    en: 'Close',
    de: 'Schließen',
  },
  exportTitle: {
    where: 'heading of the dialog',
    en: 'Export as HAR',
    de: 'Als HAR exportieren',
  },
  exportScope: {
    where: 'legend of a choice for a screen reader',
    en: 'Which calls',
    de: 'Welche Aufrufe',
  },
  exportOf: {
    where: 'in the place of that choice, where no filter hides calls',
    en: {
      one: 'The file will hold {count} call, without its secrets.',
      other: 'The file will hold {count} calls, without their secrets.',
    },
    de: {
      one: 'Die Datei enthält {count} Aufruf, ohne dessen Geheimnisse.',
      other: 'Die Datei enthält {count} Aufrufe, ohne deren Geheimnisse.',
    },
  },
  exportShown: {
    where: 'choice',
    en: { one: '{count} call that the filter shows', other: '{count} calls that the filter shows' },
    de: { one: '{count} Aufruf, den der Filter zeigt', other: '{count} Aufrufe, die der Filter zeigt' },
  },
  exportAll: {
    where: 'choice',
    en: { one: 'All: {count} call', other: 'All {count} calls' },
    de: { one: 'Alle: {count} Aufruf', other: 'Alle {count} Aufrufe' },
  },
  exportPersonal: {
    where: 'checkbox',
    en: 'Also replace customers’ personal data',
    de: 'Auch personenbezogene Daten von Kunden ersetzen',
  },
  exportPersonalHint: {
    where: 'after that checkbox',
    en: 'Names, addresses, e-mail, phone, birthday, notes: what the file reveals about others.',
    de: 'Namen, Adressen, E-Mail, Telefon, Geburtstag, Notizen: was die Datei über andere verrät.',
  },
  exportFailed: {
    where: 'checkbox',
    en: { one: 'Also {count} call without an answer', other: 'Also {count} calls without an answer' },
    de: { one: 'Auch {count} Aufruf ohne Antwort', other: 'Auch {count} Aufrufe ohne Antwort' },
  },
  exportFailedHint: {
    where: 'after that checkbox',
    en: 'A program that replays the file may take them for empty answers.',
    de: 'Ein Programm, das die Datei abspielt, hält sie vielleicht für leere Antworten.',
  },
  exportReading: {
    where: 'progress',
    en: 'Reading: {read} of {all}',
    de: 'Lesen: {read} von {all}',
  },
  exportReplacing: {
    where: 'progress',
    en: 'Replacing secrets…',
    de: 'Geheimnisse werden ersetzt …',
  },
  exportNoAnswer: {
    where: 'in the place of the preview; a button “Try again” follows',
    en: 'The extension’s background did not answer. Only it recognises saved tokens, so nothing can be saved.',
    de: 'Der Hintergrund der Erweiterung hat nicht geantwortet. Nur er erkennt gespeicherte Tokens; deshalb lässt sich nichts speichern.',
  },
  exportReplaced: {
    where: 'caption of the table of what is replaced',
    en: 'Replaced in the file',
    de: 'In der Datei ersetzt',
  },
  exportNothing: {
    where: 'in the place of that table',
    en: 'There is nothing to replace: no secret was found.',
    de: 'Es gibt nichts zu ersetzen: Es wurde kein Geheimnis gefunden.',
  },
  exportMissing: {
    where: 'under the table',
    en: {
      one: '{count} body is missing; the file says why.',
      other: '{count} bodies are missing; the file says why.',
    },
    de: {
      one: '{count} Body fehlt; der Grund steht in der Datei.',
      other: '{count} Bodys fehlen; der Grund steht jeweils in der Datei.',
    },
  },
  exportPartial: {
    where: 'under the table',
    en: {
      one: '{count} request body is not whole; the file says why.',
      other: '{count} request bodies are not whole; the file says why.',
    },
    de: {
      one: '{count} gesendeter Body ist nicht vollständig; der Grund steht in der Datei.',
      other: '{count} gesendete Bodys sind nicht vollständig; der Grund steht jeweils in der Datei.',
    },
  },
  exportSave: {
    where: 'button',
    en: { one: 'Save {count} call', other: 'Save {count} calls' },
    de: { one: '{count} Aufruf speichern', other: '{count} Aufrufe speichern' },
  },
  exportWait: {
    where: 'the same button, before the number is known',
    en: 'Save',
    de: 'Speichern',
  },
  exportReplay: {
    where: 'at the end of the dialog',
    en: 'For reading, and in part for replaying: a program that compares bodies does not find a call in which something was replaced, and may ask the real server. Missing bodies are answered as empty.',
    de: 'Zum Lesen und teilweise zum Abspielen: Ein Programm, das Bodys vergleicht, findet einen Aufruf nicht, in dem etwas ersetzt wurde, und fragt vielleicht den echten Server. Statt fehlender Bodys liefert es leere.',
  },
  exportSaved: {
    where: 'once it is saved; the name is the file’s',
    en: 'Saved as {name}',
    de: 'Gespeichert als {name}',
  },
  harGone: {
    where: 'comment in the file, in the place of a body',
    en: 'The browser no longer had this body.',
    de: 'Der Browser hatte diesen Body nicht mehr.',
  },
  harBrokeOff: {
    where: 'in the file, in the place of a body or beside its beginning',
    en: 'The body broke off before its end.',
    de: 'Der Body brach vor seinem Ende ab.',
  },
  harCutByBrowser: {
    where: 'in the file, beside the beginning of a body; numbers of bytes',
    en: 'The browser kept only the first {kept} bytes of this body; {missing} bytes are missing.',
    de: 'Der Browser hat nur die ersten {kept} Byte dieses Bodys behalten; {missing} Byte fehlen.',
  },
  harDropped: {
    where: 'comment in the file, in the place of a body',
    en: 'This body was too long to be kept, or discarded to make room for newer ones.',
    de: 'Dieser Body war zu lang zum Speichern oder wurde verworfen, um Platz für neuere zu schaffen.',
  },
  harTooMuch: {
    where: 'comment in the file, in the place of a body',
    en: 'Left out: with this body the file would have become too large.',
    de: 'Ausgelassen: Mit diesem Body wäre die Datei zu groß geworden.',
  },
  harCut: {
    where: 'comment in the file, at a request’s body',
    en: 'The browser showed only part of this body.',
    de: 'Der Browser zeigte nur einen Teil dieses Bodys.',
  },
  harBinary: {
    where: 'comment in the file, at a request’s body',
    en: 'This body was not text; what the browser showed of it is not what was sent.',
    de: 'Dieser Body war kein Text; was der Browser davon zeigte, ist nicht das Gesendete.',
  },
  harMultipart: {
    where: 'comment in the file, at a request’s body',
    en: 'The browser did not show the files of this form.',
    de: 'Der Browser zeigte die Dateien dieses Formulars nicht.',
  },
  harBytes: {
    where: 'comment in the file, at a request’s body',
    en: 'Each character of this text is one byte.',
    de: 'Jedes Zeichen dieses Textes ist ein Byte.',
  },
  kindAccessToken: {
    where: 'row of the table of what is replaced',
    en: 'Saved access tokens',
    de: 'Gespeicherte Access-Tokens',
  },
  kindRefreshToken: {
    where: 'row of the table of what is replaced',
    en: 'Saved refresh tokens',
    de: 'Gespeicherte Refresh-Tokens',
  },
  kindClientSecret: {
    where: 'row of the table of what is replaced',
    en: 'Saved client secrets',
    de: 'Gespeicherte Client-Secrets',
  },
  kindOtherAccessToken: {
    where: 'row of the table of what is replaced: one that is not saved here',
    en: 'Other access tokens',
    de: 'Andere Access-Tokens',
  },
  kindOtherRefreshToken: {
    where: 'row of the table of what is replaced: one that is not saved here',
    en: 'Other refresh tokens',
    de: 'Andere Refresh-Tokens',
  },
  kindOtherClientSecret: {
    where: 'row of the table of what is replaced: one that is not saved here',
    en: 'Other client secrets',
    de: 'Andere Client-Secrets',
  },
  kindPassword: {
    where: 'row of the table of what is replaced',
    en: 'Passwords',
    de: 'Passwörter',
  },
  kindCredential: {
    where: 'row of the table of what is replaced',
    en: 'Other credentials',
    de: 'Andere Zugangsdaten',
  },
  kindCookie: {
    where: 'row of the table of what is replaced',
    en: 'Cookies',
    de: 'Cookies',
  },
  kindPersonalData: {
    where: 'row of the table of what is replaced',
    en: 'Personal data',
    de: 'Personenbezogene Daten',
  },
});

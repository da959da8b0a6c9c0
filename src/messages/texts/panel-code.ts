import { table } from '../table.ts';

/** The tab “Code”: a call as a command to paste. */
export const PANEL_CODE = table({
  codeForm: {
    where: 'name of the choice between languages for a screen reader',
    en: 'Language of the code',
    de: 'Sprache des Codes',
  },
  copyCode: {
    where: 'button',
    en: 'Copy',
    de: 'Kopieren',
  },
  codeVariable: {
    where: 'under the code; the name is that of an environment variable',
    en: 'The access token is read from the variable {name}; other secrets are replaced by their names in brackets.',
    de: 'Das Access-Token kommt aus der Variablen {name}; andere Geheimnisse sind durch ihre Namen in Klammern ersetzt.',
  },
  codeCut: {
    where: 'under the code; the file’s name is in the code',
    en: 'The browser shows only a part of what was sent, so the body is not in the copy: put it into the file {file} first.',
    de: 'Der Browser zeigt nur einen Teil des Gesendeten. Der Body fehlt deshalb in der Kopie und muss zuerst in die Datei {file}.',
  },
  codeBinary: {
    where: 'under the code; the file’s name is in the code',
    en: 'What was sent is not text, so the body is not in the copy: put it into the file {file} first.',
    de: 'Gesendet wurde kein Text. Der Body fehlt deshalb in der Kopie und muss zuerst in die Datei {file}.',
  },
  codeMultipart: {
    where: 'under the code; the file’s name is in the code',
    en: 'The browser does not show the files of a form, so the body is not in the copy: put it into the file {file} first.',
    de: 'Der Browser zeigt die Dateien eines Formulars nicht. Der Body fehlt deshalb in der Kopie und muss zuerst in die Datei {file}.',
  },
  codeCookies: {
    where: 'checkbox',
    en: 'Also copy the cookies',
    de: 'Auch die Cookies kopieren',
  },
  codeCookiesMean: {
    where: 'under that checkbox',
    en: 'They are secret: anyone who has them is logged in as you. Only the copy contains them, not what is shown here.',
    de: 'Sie sind geheim: Wer sie hat, ist damit angemeldet. Nur die Kopie enthält sie, nicht das, was hier steht.',
  },
  realTokenMeans: {
    where: 'beside the next button; the tail is the token’s last four characters',
    en: 'This puts the access token …{tail} on the clipboard in plain text: anyone who has it can use the API until it expires.',
    de: 'Damit liegt das Access-Token …{tail} im Klartext in der Zwischenablage: Wer es hat, kann die API nutzen, bis es abläuft.',
  },
  copyWithToken: {
    where: 'button',
    en: 'Copy with the real token',
    de: 'Mit dem echten Token kopieren',
  },
});

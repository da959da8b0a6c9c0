import { table } from '../table.ts';

/** What was read from pasted text, or why nothing was; shown by forms. */
export const PASTE = table({
  pasteTook: {
    where: 'after a paste: the names of the fields that it filled',
    en: 'Filled in: {fields}.',
    de: 'Ausgefüllt: {fields}.',
  },
  pasteMissing: {
    where: 'after a paste: the names of the fields that are still empty',
    en: 'Still missing: {fields}.',
    de: 'Noch leer: {fields}.',
  },
  pasteUnclear: {
    where: 'after a paste: a field that was left empty, and one of the next seven reasons',
    en: '{field} is left empty: {reason}.',
    de: '{field} bleibt leer: {reason}.',
  },
  pasteTwoValues: {
    where: 'reason',
    en: 'the text has two values for it',
    de: 'der Text hat zwei Werte dafür',
  },
  pasteComment: {
    where: 'reason; # begins a comment for some programs that read .env files',
    en: 'what follows its # may be a comment',
    de: 'ab dem # ist es vielleicht ein Kommentar',
  },
  pasteEscaped: {
    where: 'reason; shells and .env readers disagree on it',
    en: 'its backslashes may be escapes',
    de: 'die Backslashes sind vielleicht Escapes',
  },
  pasteEncoded: {
    where: 'reason; the percent signs of a Basic header',
    en: 'it may be percent-encoded',
    de: 'es ist vielleicht prozentkodiert',
  },
  pasteWrapped: {
    where: 'reason',
    en: 'it may continue on the next line',
    de: 'es geht vielleicht in der nächsten Zeile weiter',
  },
  pasteEnding: {
    where: 'reason; a full stop or semicolon',
    en: 'the sign at its end may not belong to it',
    de: 'das Zeichen am Ende gehört vielleicht nicht dazu',
  },
  pasteEnvironments: {
    where: 'after a paste',
    en: 'The text names several hosts: check the environment.',
    de: 'Der Text nennt mehrere Hosts: Umgebung prüfen.',
  },
  pasteSeveral: {
    where: 'after a paste of a file with several apps',
    en: 'Nothing filled in: the text has several apps. Paste one of them.',
    de: 'Nichts ausgefüllt: Der Text enthält mehrere Apps. Nur eine davon einfügen.',
  },
  pasteOtherHost: {
    where: 'after a paste: the host that the text is for, and the environment that the form saves to',
    en: 'Nothing filled in: the text is for {host}, not for {environment}.',
    de: 'Nichts ausgefüllt: Der Text gilt für {host}, nicht für {environment}.',
  },
  pasteNothing: {
    where: 'after a paste',
    en: 'No credentials found in the text.',
    de: 'Keine Zugangsdaten im Text gefunden.',
  },
  pasteTooLong: {
    where: 'after a paste',
    en: 'The text is too long.',
    de: 'Der Text ist zu lang.',
  },
  pasteEmailPassword: {
    where: 'after a paste',
    en: 'E-mail and password of a person are no client id and client secret.',
    de: 'E-Mail und Passwort einer Person sind keine Client-ID und kein Client-Secret.',
  },
  pasteApiAuthToken: {
    where: 'after a paste: a token of the old endpoint api-auth-token',
    en: 'A token of api-auth-token cannot be refreshed.',
    de: 'Ein Token von api-auth-token kann nicht erneuert werden.',
  },
  pasteOtherProduct: {
    where: 'after a paste',
    en: 'These credentials are for another product.',
    de: 'Diese Zugangsdaten gehören zu einem anderen Produkt.',
  },
  pasteJwt: {
    where: 'after a paste: a JSON Web Token',
    en: 'A JWT is no token of this API.',
    de: 'Ein JWT ist kein Token dieser API.',
  },
  pasteSignedLink: {
    where: 'after a paste: an address that holds a signature or a token',
    en: 'A signed link is no token.',
    de: 'Ein signierter Link ist kein Token.',
  },
  pasteNotInFile: {
    where: 'after a paste: a collection that names a secret kept elsewhere',
    en: 'The file does not hold its secrets.',
    de: 'Die Datei enthält ihre Secrets nicht.',
  },
  pasteUnknownVariable: {
    where: 'after a paste: a collection without its environment',
    en: 'The text has variables without their values.',
    de: 'Der Text hat Variablen ohne deren Werte.',
  },
  pasteMasked: {
    where: 'after a paste: dots, stars or a placeholder',
    en: 'A value is masked.',
    de: 'Ein Wert ist verdeckt.',
  },
  pasteUnusable: {
    where: 'after a paste',
    en: 'A value cannot be sent in a request.',
    de: 'Ein Wert lässt sich in keiner Anfrage senden.',
  },
});

import { table } from '../table.ts';

/** How to paste credentials, and what was read from pasted text, or why nothing was. */
export const PASTE = table({
  pasteHere: {
    where:
      'popup, while nothing is saved, and above the fields of a new app; the keys are the next but one text, or the one after it',
    en: 'Copied an e-mail, a command or a file with credentials? Press {keys} here.',
    de: 'E-Mail, Befehl oder Datei mit Zugangsdaten kopiert? Hier {keys} drücken.',
  },
  pasteButton: {
    where: 'button beside it, where the browser lets a page read the clipboard',
    en: 'Paste',
    de: 'Einfügen',
  },
  pasteKeys: {
    where: 'in that sentence',
    en: 'Ctrl+V',
    de: 'Strg+V',
  },
  pasteKeysMac: {
    where: 'in that sentence, on a Mac',
    en: '⌘V',
    de: '⌘V',
  },
  pasteAppName: {
    where: 'suggested name of an app; the start of its client id',
    en: 'App {start}',
    de: 'App {start}',
  },
  pasteTokenName: {
    where: 'suggested name of a token',
    en: 'Token {number}',
    de: 'Token {number}',
  },
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
  pasteHostAsked: {
    where: 'after a paste; the choice stands above the fields',
    en: 'The text names another host: choose the environment.',
    de: 'Der Text nennt einen anderen Host: Umgebung wählen.',
  },
  pasteWhere: {
    where: 'legend of that choice',
    en: 'Which environment are these credentials for?',
    de: 'Für welche Umgebung gelten diese Zugangsdaten?',
  },
  pasteHostKnown: {
    where: 'choice; name and address of an environment that the text names',
    en: '{name}, {host}',
    de: '{name}, {host}',
  },
  pasteHostUnnamed: {
    where: 'choice; name and address of the environment that the form would save to',
    en: '{name}, {host}: not named in the text',
    de: '{name}, {host}: im Text nicht genannt',
  },
  pasteHostNew: {
    where: 'choice; the address of a host that is no environment yet',
    en: 'New environment: {host}',
    de: 'Neue Umgebung: {host}',
  },
  pasteHostRefused: {
    where: 'under that choice; an address that no environment can have',
    en: '{host} cannot be chosen: only https, or a host of this machine.',
    de: '{host} ist nicht wählbar: nur https oder ein Host dieses Rechners.',
  },
  pasteHostAdds: {
    where: 'under the name of the new environment',
    en: 'Your browser will ask for access to {host}. Add it only if you trust whoever runs it with these credentials.',
    de: 'Der Browser fragt nach dem Zugriff auf {host}. Nur hinzufügen, wenn dem Betreiber diese Zugangsdaten anvertraut werden können.',
  },
  pasteHostAgain: {
    where: 'after it',
    en: 'If its question closes this window, open it again and paste once more.',
    de: 'Falls sich dieses Fenster bei der Frage schließt, bitte wieder öffnen und erneut einfügen.',
  },
  pasteChoose: {
    where: 'under a choice that was not made',
    en: 'Choose one first.',
    de: 'Bitte erst auswählen.',
  },
  pasteWhich: {
    where: 'legend of a choice between values; a field, and one of the seven reasons',
    en: '{field}: {reason}. Which one is right?',
    de: '{field}: {reason}. Was stimmt?',
  },
  pasteValue: {
    where: 'choice: a value by its number in the text, its last four signs and its length',
    en: '{number}. …{tail}, length {length}',
    de: '{number}. …{tail}, Länge {length}',
  },
  pasteValueShort: {
    where: 'choice: a value that is too short to show a part of',
    en: '{number}. length {length}',
    de: '{number}. Länge {length}',
  },
  pasteValueNone: {
    where: 'last choice',
    en: 'None of them: leave it empty',
    de: 'Keine davon: leer lassen',
  },
  pasteSeveral: {
    where: 'after a paste of a file with several apps, where only a token of one app is added',
    en: 'Nothing filled in: the text has several apps. Paste one of them.',
    de: 'Nichts ausgefüllt: Der Text enthält mehrere Apps. Nur eine davon einfügen.',
  },
  pasteOtherApp: {
    where: 'below the form after a paste whose credentials are not those that stand in the form',
    en: 'This text is for another app or token: nothing was filled in.',
    de: 'Text einer anderen App oder eines anderen Tokens: nichts ausgefüllt.',
  },
  pasteAnew: {
    where: 'button after that sentence: discards what is in the form',
    en: 'Start anew with it',
    de: 'Damit neu beginnen',
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

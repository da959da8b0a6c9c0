import { table } from '../table.ts';

/**
 * Why a command was not carried out, or what is wrong with an input: at the field, or in a notice of popup,
 * settings and panel.
 */
export const PROBLEMS = table({
  problemMissing: {
    where: 'at a field that is empty',
    en: 'Please fill this in.',
    de: 'Bitte ausfüllen.',
  },
  problemWhiteSpace: {
    where: 'at the field of a token, client id or secret',
    en: 'There is a space or line break inside. Paste it again as one piece.',
    de: 'Enthält ein Leerzeichen oder einen Umbruch. Bitte am Stück einfügen.',
  },
  problemNotAscii: {
    where: 'at the field of a token, client id or secret',
    en: 'There are characters inside that no such value has. Copy it again from its source.',
    de: 'Enthält Zeichen, die hier nicht vorkommen. Bitte erneut aus der Quelle kopieren.',
  },
  problemTooLong: {
    where: 'at the field of a token, client id or secret',
    en: 'Too long to be right. Copy only the value itself.',
    de: 'Zu lang. Bitte nur den Wert selbst kopieren.',
  },
  problemCannotBeSent: {
    where: 'at the field of an access token',
    en: 'No request may carry this: an access token has letters, digits and - . _ ~ + / only. Copy it again from its source.',
    de: 'Das darf keine Anfrage tragen: Ein Access-Token hat nur Buchstaben, Ziffern und - . _ ~ + /. Bitte erneut aus der Quelle kopieren.',
  },
  problemAnotherField: {
    where: 'at a field: “client_secret=…” was pasted into that of the refresh token, for instance',
    en: 'This names another field’s value. Paste the one for this field.',
    de: 'Das nennt den Wert eines anderen Feldes. Bitte den Wert für dieses Feld einfügen.',
  },
  problemAlreadySaved: {
    where: 'at the field of the refresh token',
    en: 'This refresh token is already saved. Two copies would end each other; edit the saved one.',
    de: 'Dieses Refresh-Token ist schon gespeichert. Zwei Kopien würden einander beenden; bitte das gespeicherte bearbeiten.',
  },
  problemNotOrigin: {
    where: 'notice: the page cannot be allowed (about:, file:)',
    en: 'This page has no origin that can be allowed.',
    de: 'Diese Seite hat keinen Origin, der freigegeben werden kann.',
  },
  problemNotPageAddress: {
    where: 'at the address field of the form that allows a page',
    en: 'This is no address of a web page. Copy it from the address bar.',
    de: 'Das ist keine Adresse einer Webseite. Bitte aus der Adresszeile kopieren.',
  },
  problemNotAddress: {
    where: 'settings, at the address field of a new environment',
    en: 'This is no address of a host. Write it like https://host, without a path.',
    de: 'Das ist keine Adresse eines Hosts. Bitte wie https://host schreiben, ohne Pfad.',
  },
  problemNotSecure: {
    where: 'settings, at the address field of a new environment',
    en: 'Only https is safe here. Plain http is possible for this computer alone, such as http://localhost:8000.',
    de: 'Hier ist nur https sicher. Einfaches http geht nur für diesen Rechner, etwa http://localhost:8000.',
  },
  problemNotReachable: {
    where: 'settings, at the address field of a new environment, in Firefox',
    en: 'Here the browser lets extensions use plain http at localhost and 127.0.0.1 alone.',
    de: 'Einfaches http erlaubt der Browser Erweiterungen nur mit localhost und 127.0.0.1.',
  },
  problemAlreadyThere: {
    where: 'settings, at the address field of a new environment',
    en: 'This environment is there already.',
    de: 'Diese Umgebung gibt es schon.',
  },
  writeInstead: {
    where: 'settings, after a problem of an environment’s address: how to write it',
    en: 'Write {address}.',
    de: 'Bitte {address} schreiben.',
  },
  problemInUse: {
    where: 'settings, notice: an environment cannot be removed',
    en: 'Apps of this environment are saved. Delete them first; nothing was changed.',
    de: 'Von dieser Umgebung sind Apps gespeichert. Bitte zuerst diese löschen; es wurde nichts geändert.',
  },
  problemNoPermission: {
    where: 'notice: the browser’s question was answered with no',
    en: 'The browser gave no access, so nothing changed. Try again and confirm its question.',
    de: 'Der Browser hat keinen Zugriff erteilt, es wurde nichts geändert. Bitte erneut versuchen und die Frage bestätigen.',
  },
  problemOneReach: {
    where: 'notice: “Only in this tab” cannot be had',
    en: 'Another origin of this host is allowed in other tabs, so this one cannot be allowed in one tab alone.',
    de: 'Ein anderer Origin dieses Hosts ist in anderen Tabs freigegeben; für nur einen Tab geht es daher nicht.',
  },
  problemWrongPassword: {
    where: 'popup, log-in form',
    en: 'The server does not accept this e-mail and password.',
    de: 'Der Server nimmt diese E-Mail-Adresse und dieses Passwort nicht an.',
  },
  problemWrongClient: {
    where: 'popup, form: the server refused client id or secret',
    en: 'The client id or secret is wrong. Nothing was saved.',
    de: 'Client-ID oder Secret stimmt nicht. Es wurde nichts gespeichert.',
  },
  problemNoRefreshToken: {
    where: 'popup, log-in form',
    en: 'The server sent no refresh token, so nothing was saved.',
    de: 'Der Server hat kein Refresh-Token geschickt; es wurde nichts gespeichert.',
  },
  problemTryLater: {
    where: 'popup, log-in form: no usable answer',
    en: 'The server could not answer. Nothing was changed; please try again.',
    de: 'Der Server konnte nicht antworten. Es wurde nichts geändert; bitte erneut versuchen.',
  },
  problemTokenNeeded: {
    where: 'panel, after “Refresh”: an app of the Connect Dashboard',
    en: 'Refused: the server no longer takes the refresh token. Make a new token in the token manager and enter it in the popup.',
    de: 'Abgelehnt: Der Server nimmt das Refresh-Token nicht mehr an. In der Token-Verwaltung ein neues Token erstellen und im Popup eingeben.',
  },
  problemLogInNeeded: {
    where: 'panel, after “Refresh”: an app from before 2019',
    en: 'Refused: the server no longer takes the refresh token. Log in again in the popup.',
    de: 'Abgelehnt: Der Server nimmt das Refresh-Token nicht mehr an. Im Popup erneut anmelden.',
  },
  problemClientRefused: {
    where: 'panel, after “Refresh”',
    en: 'Refused: the client id or secret of the app is wrong. Correct them in the popup.',
    de: 'Abgelehnt: Client-ID oder Secret der App stimmt nicht. Im Popup berichtigen.',
  },
  problemTooSoon: {
    where: 'notice after “Refresh”',
    en: 'Asked a moment ago. Wait a few seconds and try again.',
    de: 'Gerade erst angefragt. Bitte einige Sekunden warten und erneut versuchen.',
  },
  problemLocked: {
    where: 'notice: the store of secrets is locked',
    en: 'Locked. Unlock first, then try again.',
    de: 'Gesperrt. Bitte erst entsperren, dann noch einmal versuchen.',
  },
  problemNotFound: {
    where: 'notice: the app or token is gone',
    en: 'This was deleted in the meantime. Nothing was changed.',
    de: 'Das wurde inzwischen gelöscht. Es wurde nichts geändert.',
  },
  problemNotSaved: {
    where: 'popup, form: storage is full, or the write failed',
    en: 'It could not be saved (is the disk full?). Your input is still here: make room and save again.',
    de: 'Es konnte nicht gespeichert werden (Datenträger voll?). Die Eingabe ist noch da: Platz schaffen und erneut speichern.',
  },
  problemNotTheApi: {
    where: 'panel, replay: at the address',
    en: 'A token goes only to paths under /api/, and never to the token endpoint.',
    de: 'Ein Token geht nur an Pfade unter /api/ und nie an den Token-Endpunkt.',
  },
  problemNoAccessToken: {
    where: 'panel, replay: at the chosen token',
    en: 'This token set has no access token right now.',
    de: 'Dieses Token-Set hat gerade kein Access-Token.',
  },
  problemWriteGuard: {
    where: 'panel, replay: at the chosen token',
    en: 'This token set is guarded: allow it to write first.',
    de: 'Dieses Token-Set ist geschützt: Zuerst das Schreiben erlauben.',
  },
  problemRefused: {
    where: 'notice: a page and the background do not fit, as after an update',
    en: 'The extension did not accept this. Nothing was changed. Reload the extension and try again.',
    de: 'Die Erweiterung hat das nicht angenommen. Es wurde nichts geändert. Bitte die Erweiterung neu laden und erneut versuchen.',
  },
  problemUnexpected: {
    where: 'notice: a defect of the extension; “Diagnostics” is the heading in the settings',
    en: 'The extension ran into an error of its own. Settings, under “Diagnostics”, show what to report.',
    de: 'In der Erweiterung ist ein Fehler aufgetreten. Was zu melden ist, steht in den Einstellungen unter „Diagnose“.',
  },
  problemNoAnswer: {
    where: 'notice: the background did not answer',
    en: 'The extension did not answer. Nothing is lost here; try again.',
    de: 'Die Erweiterung hat nicht geantwortet. Hier ging nichts verloren; bitte erneut versuchen.',
  },
});

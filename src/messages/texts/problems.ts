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
  problemLabelTaken: {
    where: 'at the field of a name',
    en: 'Another one here has this name already. Choose a name that tells them apart.',
    de: 'Hier heißt schon etwas so. Bitte einen Namen wählen, der beide unterscheidet.',
  },
  problemWhiteSpace: {
    where: 'at the field of a token, client id or secret',
    en: 'It contains a space or line break. Paste it again as one piece.',
    de: 'Enthält ein Leerzeichen oder einen Umbruch. Bitte am Stück einfügen.',
  },
  problemNotAscii: {
    where: 'at the field of a token, client id or secret',
    en: 'It contains characters that such a value never has. Copy it again from its source.',
    de: 'Enthält Zeichen, die darin nie vorkommen. Bitte erneut aus der Quelle kopieren.',
  },
  problemTooLong: {
    where: 'at the field of a token, client id or secret',
    en: 'Too long to be right. Copy only the value itself.',
    de: 'Zu lang. Bitte nur den Wert selbst kopieren.',
  },
  problemCannotBeSent: {
    where: 'at the field of an access token',
    en: 'This cannot be sent: an access token contains only letters, digits and - . _ ~ + /. Copy it again from its source.',
    de: 'Das lässt sich nicht senden: Ein Access-Token enthält nur Buchstaben, Ziffern und - . _ ~ + /. Bitte erneut aus der Quelle kopieren.',
  },
  problemAnotherField: {
    where: 'at a field: “client_secret=…” was pasted into that of the refresh token, for instance',
    en: 'This is another field’s value. Paste the one for this field.',
    de: 'Das ist der Wert eines anderen Feldes. Bitte den Wert für dieses Feld einfügen.',
  },
  problemAlreadySaved: {
    where: 'at the field of the refresh token',
    en: 'This refresh token is already saved. Two copies would invalidate each other; edit the saved one.',
    de: 'Dieses Refresh-Token ist schon gespeichert. Zwei Kopien würden einander ungültig machen; bitte das gespeicherte bearbeiten.',
  },
  problemNotOrigin: {
    where: 'notice: the page cannot be allowed (about:, file:)',
    en: 'This page has no origin that can be allowed.',
    de: 'Diese Seite hat keinen Origin, der freigegeben werden kann.',
  },
  problemNotPageAddress: {
    where: 'at the address field of the form that allows a page',
    en: 'This is not the address of a web page. Copy it from the address bar.',
    de: 'Das ist keine Adresse einer Webseite. Bitte aus der Adresszeile kopieren.',
  },
  problemNotAddress: {
    where: 'settings, at the address field of a new environment',
    en: 'This is not the address of a host. Write it like https://host, without a path.',
    de: 'Das ist keine Adresse eines Hosts. Bitte wie https://host schreiben, ohne Pfad.',
  },
  problemNotSecure: {
    where: 'settings, at the address field of a new environment',
    en: 'Only https is safe here. Plain http is allowed only for this computer, such as http://localhost:8000.',
    de: 'Hier ist nur https sicher. Unverschlüsseltes http ist nur für diesen Rechner erlaubt, etwa http://localhost:8000.',
  },
  problemNotReachable: {
    where: 'settings, at the address field of a new environment, in Firefox',
    en: 'This browser allows extensions plain http only with localhost and 127.0.0.1.',
    de: 'Dieser Browser erlaubt Erweiterungen unverschlüsseltes http nur mit localhost und 127.0.0.1.',
  },
  problemAlreadyThere: {
    where: 'settings, at the address field of a new environment',
    en: 'This environment already exists.',
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
    de: 'In dieser Umgebung sind Apps gespeichert. Bitte zuerst diese löschen; es wurde nichts geändert.',
  },
  problemNoPermission: {
    where: 'notice: the browser’s question was answered with no',
    en: 'The browser did not grant access, so nothing was changed. Try again and confirm its question.',
    de: 'Der Browser hat keinen Zugriff erteilt, es wurde nichts geändert. Bitte erneut versuchen und die Frage des Browsers bestätigen.',
  },
  problemOneReach: {
    where: 'notice: “Only in this tab” cannot be had',
    en: 'Another origin of this host is allowed in other tabs, so this one cannot be allowed in a single tab.',
    de: 'Ein anderer Origin dieses Hosts ist in anderen Tabs freigegeben; eine Freigabe nur für einen Tab ist daher nicht möglich.',
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
    en: 'Refused: the server no longer accepts the refresh token. Create a new token in “My Apps” and enter it in the popup.',
    de: 'Abgelehnt: Der Server nimmt das Refresh-Token nicht mehr an. Bitte unter „Meine Anwendungen“ ein neues Token erstellen und im Popup eingeben.',
  },
  problemLogInNeeded: {
    where: 'panel, after “Refresh”: an app from before 2019',
    en: 'Refused: the server no longer accepts the refresh token. Log in again in the popup.',
    de: 'Abgelehnt: Der Server nimmt das Refresh-Token nicht mehr an. Bitte im Popup erneut anmelden.',
  },
  problemClientRefused: {
    where: 'panel, after “Refresh”',
    en: 'Refused: the client id or secret of the app is wrong. Correct them in the popup.',
    de: 'Abgelehnt: Client-ID oder Secret der App stimmt nicht. Bitte im Popup korrigieren.',
  },
  problemTooSoon: {
    where: 'notice after “Refresh”',
    en: 'Asked a moment ago. Wait a few seconds and try again.',
    de: 'Gerade erst angefragt. Bitte einige Sekunden warten und erneut versuchen.',
  },
  problemLocked: {
    where: 'notice: the store of secrets is locked',
    en: 'Locked. Unlock first, then try again.',
    de: 'Gesperrt. Bitte erst entsperren, dann erneut versuchen.',
  },
  problemNotFound: {
    where: 'notice: the app or token is gone',
    en: 'This was deleted in the meantime. Nothing was changed.',
    de: 'Das wurde inzwischen gelöscht. Es wurde nichts geändert.',
  },
  problemNotSaved: {
    where: 'popup, form: storage is full, or the write failed',
    en: 'It could not be saved (is the disk full?). Your input is still here: free some space and save again.',
    de: 'Es konnte nicht gespeichert werden (Datenträger voll?). Die Eingabe ist noch da: Platz schaffen und erneut speichern.',
  },
  problemNotTheApi: {
    where: 'panel, replay: at the address',
    en: 'A token is sent only to paths under /api/, and never to the token endpoint.',
    de: 'Ein Token wird nur an Pfade unter /api/ gesendet, nie an den Token-Endpunkt.',
  },
  problemNoAccessToken: {
    where: 'panel, replay: at the chosen token',
    en: 'This token has no access token right now.',
    de: 'Dieses Token hat gerade kein Access-Token.',
  },
  problemWriteGuard: {
    where: 'panel, replay: at the chosen token',
    en: 'Writes with this token are off: allow them first.',
    de: 'Dieses Token hat Schreibschutz: Bitte zuerst das Schreiben erlauben.',
  },
  problemRefused: {
    where: 'notice: a page and the background do not fit, as after an update',
    en: 'The extension did not accept this. Nothing was changed. Reload the extension and try again.',
    de: 'Die Erweiterung hat das abgelehnt. Es wurde nichts geändert. Bitte die Erweiterung neu laden und erneut versuchen.',
  },
  problemUnexpected: {
    where: 'notice: a defect of the extension; “Diagnostics” is the heading in the settings',
    en: 'An error occurred in the extension. What to report is in the settings, under “Diagnostics”.',
    de: 'In der Erweiterung ist ein Fehler aufgetreten. Was zu melden ist, steht in den Einstellungen unter „Diagnose“.',
  },
  problemNoAnswer: {
    where: 'notice: the background did not answer',
    en: 'The extension did not answer. Nothing is lost here; try again.',
    de: 'Die Erweiterung hat nicht geantwortet. Hier ging nichts verloren; bitte erneut versuchen.',
  },
});

import { table } from '../table.ts';

/** Sending a call again: the tab “Replay”, its question, the result beside the original. */
export const REPLAY = table({
  askedCall: {
    where: 'label: method and path',
    en: 'Call',
    de: 'Aufruf',
  },
  send: {
    where: 'button',
    en: 'Send',
    de: 'Senden',
  },
  sendMethod: {
    where: 'button of the question',
    en: 'Send {method}',
    de: '{method} senden',
  },
  sendingAgain: {
    where: 'while it is under way',
    en: 'Sending…',
    de: 'Wird gesendet …',
  },
  askWrite: {
    where: 'heading of the question',
    en: 'Send {method} again?',
    de: '{method} erneut senden?',
  },
  askProduction: {
    where: 'in the question',
    en: 'This is a real shop: what the call creates, changes or deletes cannot be undone.',
    de: 'Das ist ein echter Shop: Was der Aufruf anlegt, ändert oder löscht, lässt sich nicht rückgängig machen.',
  },
  askOther: {
    where: 'in the question',
    en: 'The call may change data of {environment}.',
    de: 'Der Aufruf kann Daten von {environment} ändern.',
  },
  askGuard: {
    where: 'in the question; a button follows',
    en: 'This token has write protection. Allow writes first; then send.',
    de: 'Dieses Token hat Schreibschutz. Bitte erst das Schreiben erlauben, dann senden.',
  },
  replayAnswered: {
    where: 'result',
    en: 'The server answered with {status}.',
    de: 'Der Server antwortete mit {status}.',
  },
  replayCut: {
    where: 'result, after “The server answered with 200.”',
    en: 'Only the first 5 MB of the answer were read.',
    de: 'Von der Antwort wurden nur die ersten 5 MB gelesen.',
  },
  replayCharset: {
    where: 'result, after “The server answered with 200.”',
    en: 'No browser knows the charset that the answer names, so it was read as UTF-8.',
    de: 'Kein Browser kennt den Zeichensatz, den die Antwort nennt; sie wurde als UTF-8 gelesen.',
  },
  replayRedirected: {
    where: 'result',
    en: 'The server redirects this call. It was not followed, so the token went nowhere else; check first whether the path ends with a slash.',
    de: 'Der Server leitet diesen Aufruf um. Der Umleitung wurde nicht gefolgt, das Token wurde also nicht weitergegeben. Bitte zuerst prüfen, ob der Pfad mit einem Schrägstrich endet.',
  },
  replayNetwork: {
    where: 'result',
    en: 'No answer came: the connection failed or broke off. A write may have been carried out, so check before repeating it.',
    de: 'Es kam keine Antwort: Die Verbindung kam nicht zustande oder brach ab. Ein Schreibzugriff kann erfolgt sein, bitte vor dem Wiederholen prüfen.',
  },
  replayTimeout: {
    where: 'result',
    en: 'No answer came within 25 seconds. A write may have been carried out, so check before repeating it.',
    de: 'Innerhalb von 25 Sekunden kam keine Antwort. Ein Schreibzugriff kann erfolgt sein, bitte vor dem Wiederholen prüfen.',
  },
  replayNoAnswer: {
    where: 'result',
    en: 'The extension did not answer. The call may have been sent, so check before repeating it.',
    de: 'Die Erweiterung hat nicht geantwortet. Der Aufruf kann gesendet worden sein, bitte vor dem Wiederholen prüfen.',
  },
  replayNoTokenSets: {
    where: 'in the place of the form',
    en: 'No token is saved for {environment}, so nothing can be sent. Add one in the popup.',
    de: 'Für {environment} ist kein Token gespeichert, also lässt sich nichts senden. Bitte im Popup eines hinzufügen.',
  },
  replayAt: {
    where: 'under the address: name of the environment and its host',
    en: 'at {environment}, {host}',
    de: 'an {environment}, {host}',
  },
  replayLeftOut: {
    where: 'under the address: names of query parameters',
    en: 'Left out, as their values are secret: {names}',
    de: 'Weggelassen, weil ihre Werte geheim sind: {names}',
  },
  replayHeaders: {
    where: 'under the form',
    en: 'Also sent: Accept: application/json. No other header of the call is sent, and no cookie.',
    de: 'Außerdem gesendet: Accept: application/json. Kein anderer Header des Aufrufs und kein Cookie.',
  },
  replayBodyHidden: {
    where: 'in the place of the body',
    en: 'It contains secrets, so it is sent as it was and not shown.',
    de: 'Er enthält Geheimnisse, wird also unverändert gesendet und nicht gezeigt.',
  },
  replayNewBody: {
    where: 'button beside it',
    en: 'Write another one',
    de: 'Einen anderen schreiben',
  },
  replayNotJson: {
    where: 'under the body',
    en: 'Not valid JSON from line {line}, column {column} on.',
    de: 'Ab Zeile {line}, Spalte {column} kein gültiges JSON.',
  },
  replayReset: {
    where: 'button: the call as it was',
    en: 'Reset',
    de: 'Zurücksetzen',
  },
  repeatMethod: {
    where: 'in the place of the form',
    en: 'A call with this method cannot be sent again from here.',
    de: 'Ein Aufruf mit dieser Methode lässt sich hier nicht wiederholen.',
  },
  repeatTokenEndpoint: {
    where: 'in the place of the form',
    en: 'Calls of the token endpoint are not sent again: a refresh token works once. The popup refreshes.',
    de: 'Aufrufe des Token-Endpunkts werden nicht wiederholt: Ein Refresh-Token gilt nur einmal. Erneuert wird im Popup.',
  },
  repeatCut: {
    where: 'above the form',
    en: 'The browser shows only a part of what was sent, so it cannot be sent again unchanged.',
    de: 'Der Browser zeigt nur einen Teil des Gesendeten; unverändert lässt es sich also nicht wiederholen.',
  },
  repeatBinary: {
    where: 'above the form',
    en: 'What was sent is not text, so it cannot be sent again from here.',
    de: 'Gesendet wurde kein Text; das lässt sich hier nicht wiederholen.',
  },
  repeatMultipart: {
    where: 'above the form',
    en: 'The browser does not show the files of a form, so it cannot be sent again unchanged.',
    de: 'Der Browser zeigt die Dateien eines Formulars nicht; unverändert lässt es sich also nicht wiederholen.',
  },
  repeatTooLong: {
    where: 'above the form',
    en: 'What was sent is longer than 5 MB, which is too long for a repetition from here.',
    de: 'Gesendet wurden mehr als 5 MB; das ist für eine Wiederholung zu lang.',
  },
  repeatNotKept: {
    where: 'above the form',
    en: 'Bodies of the extension’s own calls are not kept, so this one cannot be sent again unchanged.',
    de: 'Bodys von Aufrufen der Erweiterung werden nicht gespeichert; unverändert lässt sich dieser Aufruf also nicht wiederholen.',
  },
  comparison: {
    where: 'name of the comparison for a screen reader',
    en: 'The call and its repetition',
    de: 'Der Aufruf und seine Wiederholung',
  },
  original: {
    where: 'heading of its left side',
    en: 'Original',
    de: 'Original',
  },
  replay: {
    where: 'heading of its right side',
    en: 'Replay',
    de: 'Wiederholung',
  },
  openCall: {
    where: 'link beside one of two compared calls: selects it in the list',
    en: 'Open',
    de: 'Öffnen',
  },
});

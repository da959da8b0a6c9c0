import { table } from '../table.ts';

/** The advice of a verdict: what to make of it, under its title. */
export const VERDICT_ADVICE = table({
  adviceDisagree: {
    where: '403 scope.wrong',
    en: 'Our catalogue and the server disagree: {scope} is granted. The endpoint may need another scope than the catalogue says.',
    de: 'Unser Katalog und der Server widersprechen sich: {scope} ist erteilt. Der Endpunkt braucht vielleicht einen anderen Scope, als im Katalog steht.',
  },
  adviceNotOursScope: {
    where: '403 scope.wrong',
    en: 'The call was sent with a token that is not saved here, so its scope is not known.',
    de: 'Der Aufruf wurde mit einem Token gesendet, das hier nicht gespeichert ist; dessen Scope ist nicht bekannt.',
  },
  adviceTokenExpired: {
    where: '401',
    en: 'A refresh gets a new one; then repeat the call.',
    de: 'Bitte erneuern, dann den Aufruf wiederholen.',
  },
  adviceTokenRotated: {
    where: '401',
    en: 'A refresh got {name} a newer one before this call was sent. Repeat the call: it will send the new one.',
    de: '{name} war vor diesem Aufruf schon erneuert. Bitte den Aufruf wiederholen: Er sendet dann das neue Access-Token.',
  },
  adviceTokenRenewed: {
    where: '401, and a refresh has been since',
    en: 'A refresh got {name} a newer one at {time}. Repeat the call: it will send that one.',
    de: '{name} wurde um {time} erneuert. Bitte den Aufruf wiederholen: Er sendet dann das neue Access-Token.',
  },
  adviceTokenElsewhere: {
    where: '401',
    en: '{name} is saved for {environment}. Tokens of one environment are not valid in another; the page or its code mixes them up.',
    de: '{name} ist für {environment} gespeichert. Tokens einer Umgebung gelten in keiner anderen; die Seite oder ihr Code verwechselt sie.',
  },
  adviceTokenNotOurs: {
    where: '401',
    en: 'It comes from the page or from another extension, or is an older version of a saved token. To send a saved one instead, allow the page’s origin here.',
    de: 'Es stammt von der Seite oder einer anderen Erweiterung oder ist ein älterer Stand eines gespeicherten Tokens. Um stattdessen ein gespeichertes zu senden, bitte den Origin der Seite hier freigeben.',
  },
  adviceTokenMalformed: {
    where: '401',
    en: 'The API expects “Authorization: Bearer” and one token without spaces (RFC 6750, section 2.1).',
    de: 'Die API erwartet „Authorization: Bearer“ und ein Token ohne Leerzeichen (RFC 6750, Abschnitt 2.1).',
  },
  adviceTokenUnknown: {
    where: '401',
    en: 'By our clock it should still be valid; the server may have revoked it. A refresh gets a new one.',
    de: 'Nach unserer Uhr müsste es noch gelten; vielleicht hat der Server es widerrufen. Erneuern ersetzt es.',
  },
  adviceLacksToken: {
    where: '401, and the refresh token is dead: an app of the Connect Dashboard',
    en: 'The server refuses the refresh token of {name}, so a refresh does not help. Create a new token in “My Apps” and enter it in the popup, then repeat the call.',
    de: 'Der Server lehnt das Refresh-Token von {name} ab, Erneuern hilft also nicht. Bitte unter „Meine Anwendungen“ ein neues Token erstellen und im Popup eingeben, dann den Aufruf wiederholen.',
  },
  adviceLacksLogIn: {
    where: '401, and the refresh token is dead: an app from before 2019',
    en: 'The server refuses the refresh token of {name}, so a refresh does not help. Log in again in the popup, then repeat the call.',
    de: 'Der Server lehnt das Refresh-Token von {name} ab, Erneuern hilft also nicht. Bitte im Popup erneut anmelden, dann den Aufruf wiederholen.',
  },
  adviceLacksClient: {
    where: '401, and client id or secret is wrong',
    en: 'The server refuses the client id or secret of the app of {name}, so a refresh does not help. Correct them in the popup, then repeat the call.',
    de: 'Der Server lehnt Client-ID oder Secret der App von {name} ab, Erneuern hilft also nicht. Bitte beides im Popup korrigieren, dann den Aufruf wiederholen.',
  },
  adviceValidation: {
    where: '400; the fields are listed above',
    en: 'Correct the fields named above and send it again.',
    de: 'Bitte die oben genannten Felder korrigieren und erneut senden.',
  },
  adviceVersionSent: {
    where: 'the X-Api-Version is refused',
    en: 'Sent: {version}. The documentation names versions {from} to {to}; clients also use {newest}.',
    de: 'Gesendet: {version}. Die Dokumentation nennt die Versionen {from} bis {to}; Clients nutzen auch {newest}.',
  },
  adviceVersionMissing: {
    where: 'the X-Api-Version is refused',
    en: 'No X-Api-Version was sent. The documentation names versions {from} to {to}; clients also use {newest}.',
    de: 'Der Header X-Api-Version wurde nicht gesendet. Die Dokumentation nennt die Versionen {from} bis {to}; Clients nutzen auch {newest}.',
  },
  adviceVersionNotTold: {
    where: 'the X-Api-Version is refused, and the browser does not tell what was sent',
    en: 'The browser does not tell which X-Api-Version was sent. The documentation names versions {from} to {to}; clients also use {newest}.',
    de: 'Der Browser teilt nicht mit, welche X-Api-Version gesendet wurde. Die Dokumentation nennt die Versionen {from} bis {to}; Clients nutzen auch {newest}.',
  },
  adviceRateLimited: {
    where: '429; calls a second',
    en: 'The API allows {count} calls a second per client or token. Wait, then call more slowly.',
    de: 'Die API erlaubt {count} Aufrufe je Sekunde und Client oder Token. Bitte warten, dann langsamer aufrufen.',
  },
  adviceRetryAfter: {
    where: '429 with Retry-After',
    en: 'The server asks to wait {seconds} s. The API allows {count} calls a second per client or token.',
    de: 'Der Server bittet, {seconds} s zu warten. Die API erlaubt {count} Aufrufe je Sekunde und Client oder Token.',
  },
  adviceRateSeen: {
    where: '429; how many calls this tab made in the second before',
    en: 'Calls with this token in the second before, as far as this tab shows: {sent}; the API allows {count}. Wait, then call more slowly.',
    de: 'Aufrufe mit diesem Token in der Sekunde davor, soweit in diesem Tab zu sehen: {sent}; die API erlaubt {count}. Bitte warten, dann langsamer aufrufen.',
  },
  adviceRateSeenRetry: {
    where: 'the same, with Retry-After',
    en: 'Calls with this token in the second before, as far as this tab shows: {sent}; the API allows {count}. The server asks to wait {seconds} s.',
    de: 'Aufrufe mit diesem Token in der Sekunde davor, soweit in diesem Tab zu sehen: {sent}; die API erlaubt {count}. Der Server bittet, {seconds} s zu warten.',
  },
  adviceSlash: {
    where: 'redirected; the path follows',
    en: 'Write the path with a slash at its end:',
    de: 'Bitte den Pfad mit Schrägstrich am Ende schreiben:',
  },
  adviceSlashBodyLost: {
    where: 'redirected; the path follows',
    en: 'The redirect turns this call into a GET and its body is lost. Write the path with a slash at its end:',
    de: 'Durch die Umleitung wird aus diesem Aufruf ein GET, und sein Body geht verloren. Bitte den Pfad mit Schrägstrich am Ende schreiben:',
  },
  adviceRedirect: {
    where: 'redirected; the address follows',
    en: 'The redirect points to:',
    de: 'Ziel der Umleitung:',
  },
  adviceRedirectHidden: {
    where: 'redirected, a replay',
    en: 'The redirect was not followed, so no token was passed on; the browser does not show where it points to. The API redirects a path that lacks its final slash: check that first.',
    de: 'Der Umleitung wurde nicht gefolgt, also wurde kein Token weitergegeben; wohin sie führt, zeigt der Browser nicht. Die API leitet Pfade ohne Schrägstrich am Ende um: Bitte das zuerst prüfen.',
  },
  adviceHtml: {
    where: 'a web page as the answer',
    en: 'A proxy, a log-in page or an error page may stand between. What came is in the “Response” tab.',
    de: 'Ein Proxy, eine Anmelde- oder Fehlerseite kann dazwischenstehen. Was kam, steht im Reiter „Antwort“.',
  },
  adviceServerError: {
    where: '5xx',
    en: 'Nothing in the call explains it. Try again later; a write may have been carried out, so check before repeating it.',
    de: 'Am Aufruf selbst ist keine Ursache zu erkennen. Bitte später erneut versuchen; ein Schreibzugriff kann erfolgt sein, also vor dem Wiederholen prüfen.',
  },
  adviceServerRetry: {
    where: '5xx with Retry-After',
    en: 'Nothing in the call explains it. The server asks to wait {seconds} s; a write may have been carried out, so check before repeating it.',
    de: 'Am Aufruf selbst ist keine Ursache zu erkennen. Der Server bittet, {seconds} s zu warten; ein Schreibzugriff kann erfolgt sein, also vor dem Wiederholen prüfen.',
  },
  adviceGateway: {
    where: '502 to 504',
    en: 'A proxy before the API got no usable answer. A write may have been carried out, so check before repeating it.',
    de: 'Ein Proxy vor der API erhielt keine brauchbare Antwort. Ein Schreibzugriff kann erfolgt sein, also vor dem Wiederholen prüfen.',
  },
  adviceBrokeOff: {
    where: '2xx, but the connection ended inside the body',
    en: 'The connection ended inside the body, or the page stopped reading it. The server has done its work: check before repeating a write.',
    de: 'Die Verbindung endete mitten im Body, oder die Seite las nicht weiter. Der Server hat den Aufruf ausgeführt: Vor dem Wiederholen eines Schreibzugriffs bitte prüfen.',
  },
  adviceBrokeOffCancelled: {
    where: '2xx, but the page stopped reading the body',
    en: 'The page or the browser stopped reading: the call was cancelled, the page was left, or the answer was saved as a file. The server has done its work: check before repeating a write.',
    de: 'Die Seite oder der Browser las nicht weiter: Der Aufruf wurde abgebrochen, die Seite verlassen oder die Antwort als Datei gespeichert. Der Server hat den Aufruf ausgeführt: Vor dem Wiederholen eines Schreibzugriffs bitte prüfen.',
  },
  adviceNotFound: {
    where: '404',
    en: 'It was deleted, belongs to another account, or the path is not one of the API.',
    de: 'Es wurde gelöscht, gehört zu einem anderen Konto, oder der Pfad gehört nicht zur API.',
  },
  adviceMethodCase: {
    where: 'a method in small letters',
    en: 'Methods are case-sensitive, and browsers upper-case only DELETE, GET, HEAD, OPTIONS, POST and PUT. Write {method} in the call.',
    de: 'Bei Methoden zählt Groß- und Kleinschreibung, und Browser schreiben nur DELETE, GET, HEAD, OPTIONS, POST und PUT groß. Bitte im Aufruf {method} schreiben.',
  },
  adviceNoAnswer: {
    where: 'no status, no cause is known',
    en: 'The network failed, the call was cancelled, or the browser hid the answer from the page (CORS).',
    de: 'Das Netz fiel aus, der Aufruf wurde abgebrochen, oder der Browser verbarg die Antwort vor der Seite (CORS).',
  },
  noAnswerOffline: {
    where: 'no status',
    en: 'This computer had no network.',
    de: 'Dieser Rechner hatte kein Netz.',
  },
  noAnswerHost: {
    where: 'no status',
    en: 'The host was not found (DNS).',
    de: 'Der Host wurde nicht gefunden (DNS).',
  },
  noAnswerNotReached: {
    where: 'no status',
    en: 'The connection failed or broke off.',
    de: 'Die Verbindung kam nicht zustande oder brach ab.',
  },
  noAnswerCertificate: {
    where: 'no status',
    en: 'The browser does not trust the certificate of the host.',
    de: 'Der Browser traut dem Zertifikat des Hosts nicht.',
  },
  noAnswerTimedOut: {
    where: 'no status',
    en: 'The server did not answer in time.',
    de: 'Der Server antwortete nicht rechtzeitig.',
  },
  noAnswerCancelled: {
    where: 'no status',
    en: 'The page cancelled the call, or was left while it was under way.',
    de: 'Die Seite brach den Aufruf ab oder wurde währenddessen verlassen.',
  },
  noAnswerBlocked: {
    where: 'no status',
    en: 'The browser or an extension blocked the call.',
    de: 'Der Browser oder eine Erweiterung blockierte den Aufruf.',
  },
  adviceOther: {
    where: 'another 4xx',
    en: 'This answer is not documented. What the server says is above.',
    de: 'Diese Antwort ist nicht dokumentiert. Was der Server sagt, steht oben.',
  },
  adviceOtherUnread: {
    where: 'another 4xx whose body could not be read',
    en: 'The answer could not be read, so the reason is not known.',
    de: 'Die Antwort war nicht lesbar, der Grund ist also nicht bekannt.',
  },
  adviceGrantRefused: {
    where: 'token endpoint, 400 invalid_grant',
    en: 'It is used up, revoked, or belongs to another client. The popup says for each token what was kept and what to do.',
    de: 'Es ist verbraucht, widerrufen oder gehört zu einem anderen Client. Das Popup sagt zu jedem Token, was erhalten blieb und was zu tun ist.',
  },
  adviceClientRefused: {
    where: 'token endpoint, invalid_client',
    en: 'The client id or secret is wrong; the refresh token is untouched. Correct the app in the popup.',
    de: 'Client-ID oder Secret stimmt nicht; das Refresh-Token ist nicht betroffen. Bitte die App im Popup korrigieren.',
  },
});

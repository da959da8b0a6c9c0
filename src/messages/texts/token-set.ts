import { table } from '../table.ts';

/** The state of a token: a pill of one to three words, and a sentence under it. Popup, settings and panel. */
export const TOKEN_SET = table({
  stateActive: {
    where: 'pill',
    en: 'Active',
    de: 'Aktiv',
  },
  stateDueIn: {
    where: 'pill: it refreshes in a few minutes',
    en: 'In {duration}',
    de: 'In {duration}',
  },
  stateRefreshing: {
    where: 'pill',
    en: 'Refreshing',
    de: 'Wird erneuert',
  },
  stateExpired: {
    where: 'pill',
    en: 'Expired',
    de: 'Abgelaufen',
  },
  stateWaiting: {
    where: 'pill: there is no access token yet, a refresh is due',
    en: 'Waiting',
    de: 'Wartet',
  },
  stateTryingAgain: {
    where: 'pill',
    en: 'Trying again at {time}',
    de: 'Nächster Versuch {time}',
  },
  stateAnswerLost: {
    where: 'pill: a refresh was sent and its answer never came',
    en: 'Answer lost',
    de: 'Antwort verloren',
  },
  stateRejected: {
    where: 'pill: the server no longer accepts the refresh token',
    en: 'Rejected',
    de: 'Abgelehnt',
  },
  stateWrongClient: {
    where: 'pill: the server refuses client id or secret',
    en: 'Wrong client',
    de: 'Client falsch',
  },
  stateNotRefreshed: {
    where: 'pill: the refresh token is dead, the access token still lives',
    en: 'Cannot refresh',
    de: 'Nicht erneuerbar',
  },
  stateLocked: {
    where: 'pill: the store of secrets is locked',
    en: 'Locked',
    de: 'Gesperrt',
  },
  stateNotSaved: {
    where: 'pill: the new token is not on disk',
    en: 'Not saved',
    de: 'Nicht gespeichert',
  },
  saysExpired: {
    where: 'sentence',
    en: 'Expired. It refreshes by itself.',
    de: 'Abgelaufen. Erneuert sich automatisch.',
  },
  saysNetwork: {
    where: 'sentence: the refresh failed, no connection',
    en: 'The server cannot be reached. Nothing was lost. Next try at {time}.',
    de: 'Der Server ist nicht erreichbar. Es ging nichts verloren. Nächster Versuch {time}.',
  },
  saysNetworkExpired: {
    where: 'sentence: the refresh failed, no connection, and the access token has expired',
    en: 'Expired. Refreshes when the network is back. Nothing was lost.',
    de: 'Abgelaufen. Wird erneuert, sobald das Netz wieder da ist. Es ging nichts verloren.',
  },
  saysNotReachable: {
    where: 'sentence: Firefox keeps extensions from the address',
    en: 'The browser blocks extensions from this environment’s address: plain http works only with localhost and 127.0.0.1. Nothing was lost. Add the environment again as http://localhost, with the same port, and the credentials there.',
    de: 'Der Browser sperrt die Adresse dieser Umgebung für Erweiterungen: Unverschlüsseltes http geht nur mit localhost und 127.0.0.1. Es ging nichts verloren. Bitte die Umgebung als http://localhost mit demselben Port neu anlegen und die Zugangsdaten dort eintragen.',
  },
  saysTimeout: {
    where: 'sentence: the refresh failed',
    en: 'The server did not answer in time. The refresh token is kept. Next try at {time}.',
    de: 'Der Server hat nicht rechtzeitig geantwortet. Das Refresh-Token bleibt erhalten. Nächster Versuch {time}.',
  },
  saysRateLimited: {
    where: 'sentence: the refresh failed with 429',
    en: 'The server reports too many requests. Nothing was lost. Next try at {time}.',
    de: 'Der Server meldet zu viele Anfragen. Es ging nichts verloren. Nächster Versuch {time}.',
  },
  saysServerError: {
    where: 'sentence: the refresh failed with 5xx',
    en: 'The server had an internal error. Nothing was lost. Next try at {time}.',
    de: 'Der Server hatte einen internen Fehler. Es ging nichts verloren. Nächster Versuch {time}.',
  },
  saysNotJson: {
    where: 'sentence: the refresh failed',
    en: 'A web page came back instead of a token (a proxy or a log-in page?). The refresh token is kept. Next try at {time}.',
    de: 'Statt eines Tokens kam eine Webseite zurück (Proxy oder Anmeldeseite?). Das Refresh-Token bleibt erhalten. Nächster Versuch {time}.',
  },
  saysRedirect: {
    where: 'sentence: the refresh failed',
    en: 'The request was redirected and not followed (a log-in page of the network?). The refresh token is kept. Next try at {time}.',
    de: 'Die Anfrage wurde umgeleitet und nicht weiterverfolgt (Anmeldeseite des Netzes?). Das Refresh-Token bleibt erhalten. Nächster Versuch {time}.',
  },
  saysUnexpected: {
    where: 'sentence: the refresh failed',
    en: 'The answer does not follow OAuth, and no refresh token could be read from it. The saved refresh token is kept. Next try at {time}.',
    de: 'Die Antwort entspricht nicht OAuth und enthält kein lesbares Refresh-Token. Das gespeicherte Refresh-Token bleibt erhalten. Nächster Versuch {time}.',
  },
  saysUnexpectedSaved: {
    where: 'sentence: the refresh failed in part',
    en: 'The answer does not follow OAuth. Its refresh token is saved. Next try at {time}.',
    de: 'Die Antwort entspricht nicht OAuth. Ihr Refresh-Token ist gespeichert. Nächster Versuch {time}.',
  },
  saysRefusedOther: {
    where: 'sentence: the refresh failed with another OAuth error; its code follows',
    en: 'The server refused for a reason unrelated to the refresh token. It is kept. Next try at {time}.',
    de: 'Der Server hat aus einem Grund abgelehnt, der das Refresh-Token nicht betrifft. Es bleibt erhalten. Nächster Versuch {time}.',
  },
  saysUnknownOutcome: {
    where: 'sentence to “Answer lost”',
    en: 'The server may have refreshed the token, but its answer was lost. Trying the saved one once more.',
    de: 'Der Server hat das Token vielleicht erneuert, die Antwort ging verloren. Ein Versuch mit dem gespeicherten läuft.',
  },
  saysRejected: {
    where: 'sentence to “Rejected”',
    en: 'The server no longer accepts this refresh token (since {time}). Nothing was deleted. Perhaps another browser profile or a program refreshed it.',
    de: 'Der Server nimmt dieses Refresh-Token nicht mehr an (seit {time}). Es wurde nichts gelöscht. Vielleicht hat ein anderes Browserprofil oder ein Programm es erneuert.',
  },
  saysRejectedLive: {
    where: 'sentence to “Cannot refresh”',
    en: 'The server no longer accepts this refresh token (since {time}). Nothing was deleted. Perhaps another browser profile or a program refreshed it. The access token works until {until}.',
    de: 'Der Server nimmt dieses Refresh-Token nicht mehr an (seit {time}). Es wurde nichts gelöscht. Vielleicht hat ein anderes Browserprofil oder ein Programm es erneuert. Das Access-Token gilt bis {until}.',
  },
  saysRejectedLost: {
    where: 'sentence to “Rejected”, after a lost answer',
    en: 'An answer that may have refreshed this token was lost or could not be read, and the server no longer accepts the saved one (since {time}). Nothing was deleted.',
    de: 'Eine Antwort, die dieses Token vielleicht erneuert hat, ging verloren oder war nicht lesbar, und das gespeicherte nimmt der Server nicht mehr an (seit {time}). Es wurde nichts gelöscht.',
  },
  saysWrongClient: {
    where: 'sentence to “Wrong client”',
    en: 'The client id or secret is wrong. The refresh token is untouched.',
    de: 'Client-ID oder Secret stimmt nicht. Das Refresh-Token ist nicht betroffen.',
  },
  saysNotSavedFull: {
    where: 'sentence to “Not saved”',
    en: 'The new token is not on disk yet: the disk is full. Keep the browser open.',
    de: 'Das neue Token ist noch nicht gespeichert: Der Datenträger ist voll. Browser bitte offen lassen.',
  },
  saysNotSaved: {
    where: 'sentence to “Not saved”',
    en: 'The new token is not on disk yet: the browser could not write it. Keep the browser open; saving is retried.',
    de: 'Das neue Token ist noch nicht gespeichert: Der Browser konnte es nicht schreiben. Browser bitte offen lassen; das Speichern wird wiederholt.',
  },
  saysLocked: {
    where: 'sentence to “Locked”',
    en: 'Locked. Nothing is sent.',
    de: 'Gesperrt. Es wird nichts gesendet.',
  },
});

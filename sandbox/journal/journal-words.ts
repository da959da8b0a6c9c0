import type { Role } from '../accounts/account.ts';
import type { FullAnswer } from '../faults/fault.ts';

/** The languages of the page. */
export type JournalLanguage = 'en' | 'de';

export const JOURNAL_LANGUAGES: Readonly<Record<JournalLanguage, string>> = { en: 'English', de: 'Deutsch' };

const ENGLISH = {
  title: 'Journal of the sandbox',
  intro: 'Each call to the sandbox, and why it was answered as it was. Secrets are hidden.',
  language: 'Language',
  calls: 'Calls',
  filter: 'Filter',
  filterHint: 'words of path, status, token or sentence; the key / leads here',
  show: 'Show',
  all: 'all calls',
  failed: 'only calls that did not work',
  shown: (shown: number, all: number) => `${shown} of ${all} calls`,
  none: 'No call has arrived yet. The first one appears here by itself.',
  older: (count: number) => `Older calls are not shown: ${count}.`,
  live: 'New calls appear by themselves.',
  lost: 'The sandbox does not answer any more. Start it again, then load this page.',
  clear: 'Empty the journal',
  noToken: 'no token',
  pending: 'no answer yet',
  cut: 'cut off',
  why: 'Why',
  answered: 'Answered',
  others: 'Token sets that have it',
  clientRefused: 'No app of this sandbox has this client id and secret. The refresh token is untouched.',
  foreignToken: (tail: string) => `a token that this sandbox does not know${tail === '' ? '' : `: …${tail}`}`,
  body: 'Body of the answer',
  sent: 'Body that was sent',
  answerSo: 'Answer so next time',
  answerSoFor: (call: string) => `What ${call} answers next`,
  answerKind: 'Answer',
  answerKinds: {
    fixed: 'this status and body',
    drop: 'no answer: the connection ends',
    'drop after': 'no answer, after the work was done',
    delay: 'the real answer, 2 seconds later',
    html: 'the page of a proxy',
  },
  status: 'Status',
  times: 'How often',
  once: 'once',
  always: 'always',
  set: 'Set it',
  wasSet: (id: number) => `Set: fault ${id}.`,
  refused: (why: string) => `Not set: ${why}`,
  faults: 'What is answered otherwise',
  noFaults: 'Nothing: every call gets the real answer.',
  hits: (count: number) => (count === 1 ? 'struck once' : `struck ${count} times`),
  takeBack: 'Take back',
  takeBackFault: (id: number) => `Take back fault ${id}`,
  everyCall: 'every call',
  clockRuns: (ahead: string) => `The sandbox’s clock runs ${ahead}.`,
  clockStands: (at: string) =>
    `The sandbox’s clock stands at ${at}: no rate limit refills, and no token expires by itself.`,
  ahead: (ms: string) => `${ms} ahead of the real time`,
  behind: (ms: string) => `${ms} behind the real time`,
  causes: {
    fault: (id: number, what: string) => `Fault ${id} struck: ${what}. The API itself did not refuse it.`,
    faultAsked: (what: string) =>
      `The request asked for this by X-Sandbox-Fault: ${what}. The API itself did not refuse it.`,
    tokenForeign: 'This sandbox never issued this token.',
    tokenGone:
      'This sandbox issued this token, but since then a snapshot was loaded, or its token set was deleted. Take the token from the accounts again.',
    tokenReplaced: (at: string) => `It was replaced by a refresh at ${at}. Use the newest one.`,
    tokenRevoked: (at: string) => `It was revoked at ${at}, with every token of its token set.`,
    tokenExpired: (at: string) => `It expired at ${at}.`,
    byClock: (now: string, how: string) => `The sandbox’s clock showed ${now} then: ${how}.`,
    stands: 'it stands',
    refreshUsed: (at: string) =>
      `This refresh token was used at ${at} already: each refresh brings a new one, and only the newest is valid.`,
    refreshRevoked: (at: string) => `This refresh token was revoked at ${at}.`,
    refreshUnknown: 'This sandbox never issued this refresh token, or a snapshot was loaded since.',
    refreshOfOther: 'This refresh token belongs to another app than the client id.',
    scopeChanged: (scope: string) => `The control API changed what this endpoint needs: ${scope}.`,
    role: (user: string, role: string, permission: string) =>
      `The token acts for ${user}, whose role (${role}) lacks the permission ${permission}. Its scope is enough.`,
    otherAccount: (own: string, other: string) =>
      `The record exists, but it belongs to the account “${other}”; this token is one of “${own}”.`,
    deleted: (at: string) => `The product was deleted at ${at}.`,
    noRecord: 'The endpoint exists, but no record with this id.',
    noEndpoint: 'The API has no such endpoint.',
    near: (path: string) => `Written alike: ${path}`,
    method: (allowed: string) => `The path exists, but not with this method. It allows: ${allowed}.`,
    rateLimit: (count: number) =>
      `The sandbox allows ${count} calls a second per token, and per client at the token endpoint.`,
    frozen: 'The clock stands, so the limit does not refill until it moves.',
  },
  faultKinds: {
    answer: 'a fixed answer',
    html: 'the page of a proxy',
    redirect: 'a redirect',
    delay: 'a delay',
    hold: 'the answer was held',
    drop: 'the connection was ended',
    reset: 'the connection was reset',
    truncate: 'the answer was cut off',
    drip: 'the answer came in small pieces',
    huge: 'a huge body',
    'content type': 'another content type',
    edit: 'changed fields of the answer',
  } satisfies Record<FullAnswer['kind'], string>,
  roles: { owner: 'owner', manager: 'manager', staff: 'staff' } satisfies Record<Role, string>,
};

/** Every text of the page that is not the panel's own. Functions take the values to insert. */
export type JournalWords = typeof ENGLISH;

const GERMAN: JournalWords = {
  title: 'Journal der Sandbox',
  intro: 'Jeder Aufruf der Sandbox, und warum er so beantwortet wurde. Geheimes ist verborgen.',
  language: 'Sprache',
  calls: 'Aufrufe',
  filter: 'Filter',
  filterHint: 'Wörter aus Pfad, Status, Token oder Satz; die Taste / führt hierher',
  show: 'Zeigen',
  all: 'alle Aufrufe',
  failed: 'nur erfolglose Aufrufe',
  shown: (shown, all) => `${shown} von ${all} Aufrufen`,
  none: 'Noch kein Aufruf. Der erste erscheint hier von selbst.',
  older: (count) => `Ältere Aufrufe sind nicht gezeigt: ${count}.`,
  live: 'Neue Aufrufe erscheinen von selbst.',
  lost: 'Die Sandbox antwortet nicht mehr. Bitte neu starten, dann diese Seite laden.',
  clear: 'Journal leeren',
  noToken: 'kein Token',
  pending: 'noch keine Antwort',
  cut: 'abgebrochen',
  why: 'Warum',
  answered: 'Beantwortet',
  others: 'Tokens, die ihn haben',
  clientRefused:
    'Keine App dieser Sandbox hat diese Client-ID und dieses Secret. Das Refresh-Token ist nicht betroffen.',
  foreignToken: (tail) => `ein Token, das diese Sandbox nicht kennt${tail === '' ? '' : `: …${tail}`}`,
  body: 'Body der Antwort',
  sent: 'Gesendeter Body',
  answerSo: 'Nächstes Mal so antworten',
  answerSoFor: (call) => `Was ${call} als Nächstes antwortet`,
  answerKind: 'Antwort',
  answerKinds: {
    fixed: 'dieser Status und Body',
    drop: 'keine Antwort: Die Verbindung endet',
    'drop after': 'keine Antwort, nachdem die Arbeit getan ist',
    delay: 'die echte Antwort, 2 Sekunden später',
    html: 'die Seite eines Proxys',
  },
  status: 'Status',
  times: 'Wie oft',
  once: 'einmal',
  always: 'immer',
  set: 'Festlegen',
  wasSet: (id) => `Festgelegt: Störung ${id}.`,
  refused: (why) => `Nicht festgelegt: ${why}`,
  faults: 'Was anders beantwortet wird',
  noFaults: 'Nichts: Jeder Aufruf erhält die echte Antwort.',
  hits: (count) => (count === 1 ? 'einmal ausgelöst' : `${count}-mal ausgelöst`),
  takeBack: 'Aufheben',
  takeBackFault: (id) => `Störung ${id} aufheben`,
  everyCall: 'jeder Aufruf',
  clockRuns: (ahead) => `Die Uhr der Sandbox geht ${ahead}.`,
  clockStands: (at) =>
    `Die Uhr der Sandbox steht auf ${at}: Kein Anfragelimit füllt sich auf, und kein Token läuft von selbst ab.`,
  ahead: (ms) => `${ms} vor`,
  behind: (ms) => `${ms} nach`,
  causes: {
    fault: (id, what) => `Störung ${id} wurde ausgelöst: ${what}. Die API selbst hat nicht abgelehnt.`,
    faultAsked: (what) =>
      `Die Anfrage hat das mit X-Sandbox-Fault verlangt: ${what}. Die API selbst hat nicht abgelehnt.`,
    tokenForeign: 'Diese Sandbox hat dieses Token nie ausgestellt.',
    tokenGone:
      'Diese Sandbox hat dieses Token ausgestellt, aber seither wurde ein Snapshot geladen oder das Token gelöscht. Bitte das Token neu aus den Konten nehmen.',
    tokenReplaced: (at) => `Es wurde um ${at} durch Erneuern ersetzt. Bitte das neueste nutzen.`,
    tokenRevoked: (at) => `Es wurde um ${at} widerrufen, samt allen anderen derselben Berechtigung.`,
    tokenExpired: (at) => `Es ist um ${at} abgelaufen.`,
    byClock: (now, how) => `Die Uhr der Sandbox zeigte dabei ${now}: ${how}.`,
    stands: 'sie steht',
    refreshUsed: (at) =>
      `Dieses Refresh-Token wurde um ${at} schon genutzt: Jedes Erneuern bringt ein neues, und nur das neueste gilt.`,
    refreshRevoked: (at) => `Dieses Refresh-Token wurde um ${at} widerrufen.`,
    refreshUnknown:
      'Diese Sandbox hat dieses Refresh-Token nie ausgestellt, oder seither wurde ein Snapshot geladen.',
    refreshOfOther: 'Dieses Refresh-Token gehört zu einer anderen App als die Client-ID.',
    scopeChanged: (scope) => `Die Steuerung hat geändert, was dieser Endpunkt braucht: ${scope}.`,
    role: (user, role, permission) =>
      `Das Token handelt für ${user}; dessen Rolle (${role}) fehlt die Berechtigung ${permission}. Der Scope reicht.`,
    otherAccount: (own, other) =>
      `Den Datensatz gibt es, aber er gehört zum Konto „${other}“; dieses Token gehört zu „${own}“.`,
    deleted: (at) => `Das Produkt wurde um ${at} gelöscht.`,
    noRecord: 'Den Endpunkt gibt es, aber keinen Datensatz mit dieser ID.',
    noEndpoint: 'Einen solchen Endpunkt hat die API nicht.',
    near: (path) => `Ähnlich geschrieben: ${path}`,
    method: (allowed) => `Den Pfad gibt es, aber nicht mit dieser Methode. Er erlaubt: ${allowed}.`,
    rateLimit: (count) =>
      `Die Sandbox erlaubt ${count} Aufrufe je Sekunde und Token, am Token-Endpunkt je Client.`,
    frozen: 'Die Uhr steht, also füllt sich das Limit nicht auf, bis sie weitergeht.',
  },
  faultKinds: {
    answer: 'eine feste Antwort',
    html: 'die Seite eines Proxys',
    redirect: 'eine Umleitung',
    delay: 'eine Verzögerung',
    hold: 'die Antwort wurde angehalten',
    drop: 'die Verbindung wurde beendet',
    reset: 'die Verbindung wurde zurückgesetzt',
    truncate: 'die Antwort wurde abgeschnitten',
    drip: 'die Antwort kam in kleinen Stücken',
    huge: 'ein riesiger Body',
    'content type': 'ein anderer Content-Type',
    edit: 'geänderte Felder der Antwort',
  },
  roles: { owner: 'Inhaber', manager: 'Manager', staff: 'Personal' },
};

export const JOURNAL_WORDS: Readonly<Record<JournalLanguage, JournalWords>> = { en: ENGLISH, de: GERMAN };

/** The language of a page: the chosen one, else the first of `Accept-Language` that the page has, else English. */
export function journalLanguage(chosen: string | undefined, accepted: string): JournalLanguage {
  const wanted = [chosen ?? '', ...accepted.split(',')].map((tag) => tag.trim().slice(0, 2).toLowerCase());
  return wanted.find((tag): tag is JournalLanguage => tag === 'en' || tag === 'de') ?? 'en';
}

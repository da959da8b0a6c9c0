import { table } from '../table.ts';

/** Calls that fail on purpose: the banner in popup and panel, and the panel's tab. */
export const FAULTS = table({
  faultBanner: {
    where: 'name of the banner for a screen reader',
    en: 'Calls fail on purpose',
    de: 'Aufrufe schlagen absichtlich fehl',
  },
  faultEvery: {
    where: 'banner; way: “without a token”',
    en: 'On purpose, every call of this tab to {path} is sent {way}.',
    de: 'Absichtlich: Jeder Aufruf von {path} in diesem Tab wird {way} gesendet.',
  },
  faultNext: {
    where: 'banner; way: “without a token”',
    en: 'On purpose, the next call of this tab to {path} is sent {way}.',
    de: 'Absichtlich: Der nächste Aufruf von {path} in diesem Tab wird {way} gesendet.',
  },
  faultEveryNoAnswer: {
    where: 'banner',
    en: 'On purpose, every call of this tab to {path} ends with a network error.',
    de: 'Absichtlich: Jeder Aufruf von {path} in diesem Tab endet mit einem Netzwerkfehler.',
  },
  faultNextNoAnswer: {
    where: 'banner',
    en: 'On purpose, the next call of this tab to {path} ends with a network error.',
    de: 'Absichtlich: Der nächste Aufruf von {path} in diesem Tab endet mit einem Netzwerkfehler.',
  },
  faultEverySandbox: {
    where: 'banner; answer: “3 seconds late”',
    en: 'On purpose, the sandbox answers every call of this tab to {path} {answer}.',
    de: 'Absichtlich: Die Sandbox beantwortet jeden Aufruf von {path} in diesem Tab {answer}.',
  },
  faultNextSandbox: {
    where: 'banner; answer: “3 seconds late”',
    en: 'On purpose, the sandbox answers the next call of this tab to {path} {answer}.',
    de: 'Absichtlich: Die Sandbox beantwortet den nächsten Aufruf von {path} in diesem Tab {answer}.',
  },
  faultAnsweredSlow: {
    where: 'answer, in the middle of a sentence',
    en: '3 seconds late',
    de: 'mit 3 Sekunden Verzögerung',
  },
  faultAnsweredRateLimit: {
    where: 'answer, in the middle of a sentence',
    en: 'with 429 and Retry-After',
    de: 'mit 429 und Retry-After',
  },
  faultAnsweredServerError: {
    where: 'answer, in the middle of a sentence',
    en: 'with 503',
    de: 'mit 503',
  },
  faultAnsweredHtml: {
    where: 'answer, in the middle of a sentence',
    en: 'with a web page',
    de: 'mit einer Webseite',
  },
  faultAnsweredCutBody: {
    where: 'answer, in the middle of a sentence',
    en: 'with a body that breaks off',
    de: 'mit einem Body, der abbricht',
  },
  faultWithoutToken: {
    where: 'way, in the middle of a sentence',
    en: 'without a token',
    de: 'ohne Token',
  },
  faultWithBrokenToken: {
    where: 'way, in the middle of a sentence',
    en: 'with a broken token',
    de: 'mit einem ungültigen Token',
  },
  faultWithOther: {
    where: 'way, in the middle of a sentence',
    en: 'with the token “{tokenSet}”',
    de: 'mit dem Token „{tokenSet}“',
  },
  faultEnd: {
    where: 'button in the banner',
    en: 'Back to normal',
    de: 'Wieder normal',
  },
  tabFault: {
    where: 'tab of the details',
    en: 'Make it fail',
    de: 'Fehler auslösen',
  },
  faultLead: {
    where: 'first line of that tab',
    en: 'Calls of this tab to {path}',
    de: 'Aufrufe von {path} in diesem Tab',
  },
  faultWays: {
    where: 'name of the choice for a screen reader',
    en: 'How they fail',
    de: 'Wie sie fehlschlagen',
  },
  faultNoToken: {
    where: 'choice',
    en: 'No token: the server answers 401',
    de: 'Kein Token: Der Server antwortet mit 401',
  },
  faultBrokenToken: {
    where: 'choice',
    en: 'A broken token: the server answers 401, token.invalid',
    de: 'Ein ungültiges Token: Der Server antwortet mit 401, token.invalid',
  },
  faultOtherToken: {
    where: 'choice',
    en: 'Another token: 403, if it lacks the scope',
    de: 'Ein anderes Token: 403, wenn ihm der Scope fehlt',
  },
  faultNoAnswer: {
    where: 'choice',
    en: 'No answer: a network error',
    de: 'Keine Antwort: ein Netzwerkfehler',
  },
  faultSlow: {
    where: 'choice',
    en: 'Slow: the sandbox answers 3 seconds late',
    de: 'Langsam: Die Sandbox antwortet mit 3 Sekunden Verzögerung',
  },
  faultRateLimit: {
    where: 'choice',
    en: 'Too many calls: the sandbox answers 429 with Retry-After',
    de: 'Zu viele Aufrufe: Die Sandbox antwortet mit 429 und Retry-After',
  },
  faultServerError: {
    where: 'choice',
    en: 'A fault of the server: the sandbox answers 503',
    de: 'Ein Fehler des Servers: Die Sandbox antwortet mit 503',
  },
  faultHtml: {
    where: 'choice',
    en: 'A web page in place of JSON, as a proxy sends it',
    de: 'Eine Webseite statt JSON, wie sie ein Proxy sendet',
  },
  faultCutBody: {
    where: 'choice',
    en: 'A cut body: the connection ends in the middle',
    de: 'Ein abgeschnittener Body: Die Verbindung endet mittendrin',
  },
  faultSandbox: {
    where: 'hint below the choices: a sandbox answered this call',
    en: 'The header X-Sandbox-Fault asks the sandbox for these answers; our token is sent as usual.',
    de: 'Der Header X-Sandbox-Fault verlangt diese Antworten von der Sandbox; unser Token wird wie sonst gesendet.',
  },
  faultNoSandbox: {
    where: 'hint below the choices: another server answered this call',
    en: 'Slow, 429, 503, a web page or a cut body: only the local sandbox can answer so. Open one of its calls for that.',
    de: 'Langsam, 429, 503, eine Webseite oder ein abgeschnittener Body: So kann nur die lokale Sandbox antworten. Öffne dafür einen ihrer Aufrufe.',
  },
  faultOther: {
    where: 'name of a list of tokens',
    en: 'Other token',
    de: 'Anderes Token',
  },
  faultNoOther: {
    where: 'in place of that list',
    en: 'No other token of this API is saved.',
    de: 'Für diese API ist kein anderes Token gespeichert.',
  },
  faultStartNext: {
    where: 'button',
    en: 'Next call fails',
    de: 'Nächster Aufruf schlägt fehl',
  },
  faultStartEvery: {
    where: 'button',
    en: 'Every call fails',
    de: 'Jeder Aufruf schlägt fehl',
  },
  faultNothing: {
    where: 'the call would carry no token; a reason follows',
    en: 'Only calls that would carry a token are made to fail, and this one would not:',
    de: 'Nur Aufrufe, die ein Token senden würden, können fehlschlagen; dieser würde keines senden:',
  },
  faultPathOdd: {
    where: 'in place of the choices',
    en: 'No rule can name this path alone, so its calls cannot be made to fail.',
    de: 'Für genau diesen Pfad lässt sich keine Regel schreiben; seine Aufrufe können deshalb nicht fehlschlagen.',
  },
  faultReach: {
    where: 'hint',
    en: 'Only calls that would carry our token, by this tab alone. Requests of a service or shared worker belong to no tab and stay as they are.',
    de: 'Nur Aufrufe dieses Tabs, die unser Token senden würden. Anfragen eines Service oder Shared Workers gehören zu keinem Tab und bleiben, wie sie sind.',
  },
  faultUnderWay: {
    where: 'hint',
    en: '“Next call” ends as that call begins. Others that begin at the same moment fail, too.',
    de: '„Nächster Aufruf“ endet, sobald dieser beginnt. Weitere, die im selben Moment beginnen, schlagen ebenfalls fehl.',
  },
  faultOwnHeader: {
    where: 'hint',
    en: 'Without a token, a page’s own Authorization header stays in place.',
    de: 'Ohne Token bleibt ein eigener Authorization-Header der Seite bestehen.',
  },
  faultLasts: {
    where: 'hint',
    en: 'It ends with the DevTools of this tab, and with the browser. The saved tokens stay as they are: no refresh follows.',
    de: 'Es endet mit den DevTools dieses Tabs und mit dem Browser. Die gespeicherten Tokens bleiben, wie sie sind: Nichts wird erneuert.',
  },
  noTokenMadeToFail: {
    where: 'reason: a call carried no token',
    en: 'You made calls to this path fail on purpose. The banner above ends it.',
    de: 'Aufrufe dieses Pfads sollen fehlschlagen. Das Banner oben beendet das.',
  },
  onPurposeNoToken: {
    where: 'verdict card, in place of advice; “There is nothing to mend…” follows',
    en: 'On purpose: “Make it fail” kept our token from this call.',
    de: 'Absichtlich: „Fehler auslösen“ hat diesem Aufruf unser Token vorenthalten.',
  },
  onPurposeBrokenToken: {
    where: 'verdict card, in place of advice; “There is nothing to mend…” follows',
    en: 'On purpose: “Make it fail” sent a broken token with this call.',
    de: 'Absichtlich: „Fehler auslösen“ hat diesen Aufruf mit einem ungültigen Token gesendet.',
  },
  onPurposeOtherToken: {
    where: 'verdict card, in place of advice; “There is nothing to mend…” follows',
    en: 'On purpose: “Make it fail” sent another token with this call.',
    de: 'Absichtlich: „Fehler auslösen“ hat diesen Aufruf mit einem anderen Token gesendet.',
  },
  onPurposeNoAnswer: {
    where: 'verdict card, in place of advice; “There is nothing to mend…” follows',
    en: 'On purpose: “Make it fail” ended this call with a network error.',
    de: 'Absichtlich: „Fehler auslösen“ hat diesen Aufruf mit einem Netzwerkfehler beendet.',
  },
  onPurposeSandbox: {
    where: 'verdict card, in place of advice; “There is nothing to mend…” follows',
    en: 'On purpose: “Make it fail” asked the sandbox for this answer.',
    de: 'Absichtlich: „Fehler auslösen“ hat die Sandbox um diese Antwort gebeten.',
  },
  failedOnPurpose: {
    where: 'after one of these sentences',
    en: 'There is nothing to mend in it; look at how your page takes it.',
    de: 'An ihm ist nichts zu beheben; entscheidend ist, wie deine Seite damit umgeht.',
  },
});

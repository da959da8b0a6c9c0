import { disputedWords, EVIDENCE_WORDS, senderWords } from '../../src/devtools/panel/verdict/fact-words.ts';
import { verdictAdvice, verdictTitle } from '../../src/devtools/panel/verdict/verdict-words.ts';
import { sentValue } from '../../src/diagnosis/exchange/sent-value.ts';
import type { Diagnosis, Verdict } from '../../src/diagnosis/verdict/verdict.ts';
import type { ScopeRequirement } from '../../src/inventorum/scope-map.ts';
import { sayWithoutBrowser } from '../../src/messages/say-without-browser.ts';
import type { Language } from '../../src/ui/language/language.ts';
import { type Phrase, phrase, sayPhrase } from '../../src/ui/language/phrase.ts';
import { visibleText } from '../../src/ui/language/visible-text.ts';
import type { Cause } from '../log/cause.ts';
import { causeWords } from './cause-words.ts';
import type { DiagnosedRequest } from './diagnose-request.ts';
import { JOURNAL_WORDS, type JournalLanguage } from './journal-words.ts';

/** A logged request as the journal shows it: every text is safe to show. */
export interface JournalReport {
  readonly id: number;
  /** ISO 8601, by the sandbox's clock */
  readonly at: string;
  readonly method: string;
  /** path and query; `…` replaces hidden parts */
  readonly path: string;
  /** null: no answer yet, or cut off */
  readonly status: number | null;
  readonly tokenSet: string | null;
  readonly worked: boolean;
  readonly verdict: Verdict['kind'];
  /** what happened, in the panel's words */
  readonly title: string;
  /** what to do, in the panel's words; null: the title or a cause says all */
  readonly advice: string | null;
  /** what only the server knows */
  readonly causes: readonly string[];
  readonly facts: readonly (readonly [name: string, value: string])[];
}

const LANGUAGES: Readonly<Record<JournalLanguage, Language>> = {
  en: { tag: 'en', say: sayWithoutBrowser('en') },
  de: { tag: 'de', say: sayWithoutBrowser('de') },
};

/** The panel can only guess these, and its advice would contradict what the sandbox knows. */
const GUESSED: ReadonlySet<Cause['kind']> = new Set<Cause['kind']>([
  'fault',
  'role',
  'token replaced',
  'other account',
  'deleted',
  'no record',
  'no endpoint',
]);

/** Says a diagnosed request in a language. `now`: ms since the epoch, by the sandbox's clock */
export function journalReport(tag: JournalLanguage, diagnosed: DiagnosedRequest, now: number): JournalReport {
  const { request, exchange, diagnosis } = diagnosed;
  const language = LANGUAGES[tag];
  const { verdict } = diagnosis;
  const isOpen = request.status === null && request.answer === null;
  const cause = request.answer?.cause ?? null;
  const title = sayPhrase(language, titleFor(language, diagnosis), now);
  return {
    id: request.id,
    at: new Date(request.at).toISOString(),
    method: visibleText(exchange.method),
    path: visibleText(exchange.pathname + exchange.search),
    status: request.status,
    tokenSet: request.tokenSet,
    worked: verdict.kind === 'ok',
    verdict: verdict.kind,
    title: isOpen ? JOURNAL_WORDS[tag].pending : title,
    advice: isOpen || (cause && GUESSED.has(cause.kind)) ? null : adviceIn(tag, diagnosed, now),
    causes: cause ? causeWords(tag, cause, now) : [],
    facts: isOpen ? [] : factsOf(tag, diagnosed, now),
  };
}

/** Here every token that exists is known: one that is not was never valid, or is no longer. */
function titleFor(language: Language, diagnosis: Diagnosis): Phrase {
  const { verdict } = diagnosis;
  const isForeign = verdict.kind === 'token.invalid' && verdict.cause.why === 'not ours';
  return isForeign ? phrase('titleTokenUnknown') : verdictTitle(language, diagnosis);
}

function adviceIn(
  tag: JournalLanguage,
  { exchange, diagnosis }: DiagnosedRequest,
  now: number,
): string | null {
  const { verdict } = diagnosis;
  if (verdict.kind === 'grant refused')
    return verdict.wrong === 'client' ? JOURNAL_WORDS[tag].clientRefused : null;
  const advice = adviceFor(diagnosis, exchange.asked.initiator);
  return withPlace(advice && sayPhrase(LANGUAGES[tag], advice, now), verdict);
}

/** Without what is about the extension: its popup, its saved tokens, the tabs of its panel. */
function adviceFor(diagnosis: Diagnosis, origin: string | null): Phrase | null {
  const { verdict } = diagnosis;
  switch (verdict.kind) {
    case 'no token':
      return phrase('adviceTokenMalformed');
    case 'token.invalid':
      return ['not ours', 'unknown'].includes(verdict.cause.why) ? null : verdictAdvice(diagnosis, origin);
    case 'scope.wrong':
      return verdict.granted === null ? null : verdictAdvice(diagnosis, origin);
    case 'not json':
    case 'hidden':
    case 'no answer':
    case 'rate limited':
      return null;
    default:
      return verdictAdvice(diagnosis, origin);
  }
}

/** What an advice is about, where the panel shows it beside the sentence. */
function withPlace(advice: string | null, verdict: Verdict): string | null {
  if (advice === null) return null;
  if (verdict.kind === 'slash missing') return `${advice} ${visibleText(verdict.path)}`;
  return verdict.kind === 'redirect' && verdict.location !== null
    ? `${advice} ${visibleText(verdict.location)}`
    : advice;
}

function factsOf(tag: JournalLanguage, diagnosed: DiagnosedRequest, now: number): JournalReport['facts'] {
  const { say } = LANGUAGES[tag];
  return [
    ...scopeFacts(tag, diagnosed.diagnosis.verdict),
    [say('sentWith'), senderFact(tag, diagnosed.diagnosis, now)],
    ...serverFacts(tag, diagnosed),
  ];
}

function senderFact(tag: JournalLanguage, { sender }: Diagnosis, now: number): string {
  return sender.kind === 'not ours'
    ? JOURNAL_WORDS[tag].foreignToken(sender.tail)
    : senderWords(LANGUAGES[tag], sender, now);
}

function scopeFacts(tag: JournalLanguage, verdict: Verdict): JournalReport['facts'] {
  if (verdict.kind !== 'scope.wrong') return [];
  const { say } = LANGUAGES[tag];
  const { needed, granted, missing, disputed, candidates } = verdict;
  const names = candidates.map(({ label }) => label).join(', ');
  return [
    [say('needed'), needed ? neededWords(LANGUAGES[tag], needed) : say('neededUnknown')],
    ...(missing === null ? [] : ([[say('missing'), missing]] as const)),
    ...(granted === null ? [] : ([[say('granted'), granted.join(' ')]] as const)),
    ...(disputed === null ? [] : ([[say('disputed'), disputedWords(say, disputed)]] as const)),
    ...(names === '' ? [] : ([[JOURNAL_WORDS[tag].others, names]] as const)),
  ];
}

function neededWords({ say }: Language, needed: ScopeRequirement): string {
  const { right, rightEvidence, legacy, legacyEvidence } = needed;
  const ways = [
    right === null ? null : `${right} (${say(EVIDENCE_WORDS[rightEvidence])})`,
    legacy === null
      ? null
      : `${say('neededLegacy', { scope: legacy })} (${say(EVIDENCE_WORDS[legacyEvidence])})`,
  ];
  return ways.filter((way) => way !== null).join(', ');
}

function serverFacts(
  tag: JournalLanguage,
  { exchange, diagnosis: { server } }: DiagnosedRequest,
): JournalReport['facts'] {
  if (server === null) return [];
  const { say } = LANGUAGES[tag];
  const description = server.description === null ? null : `“${visibleText(server.description)}”`;
  const key = server.key ?? server.oauthCode;
  const said = [String(exchange.status), key === null ? null : visibleText(key), description];
  const fields = server.fields.map(({ path, messages }): readonly [string, string] => {
    const value = sentValue(exchange.sent, path);
    const sent = value.kind === 'value' ? ` (${say('fieldSent', { value: visibleText(value.text) })})` : '';
    const field = visibleText(path.join('.')) || say('wholeInput');
    return [say('serverFields'), `${field}: ${visibleText(messages.join(' '))}${sent}`];
  });
  return [[say('serverSays'), said.filter((part) => part !== null).join(' ')], ...fields];
}

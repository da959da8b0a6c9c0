import { senderWords } from '../../src/devtools/panel/verdict/fact-words.ts';
import { NOT_TOLD } from '../../src/devtools/panel/verdict/not-told-words.ts';
import { noticeWords } from '../../src/devtools/panel/verdict/notice-words.ts';
import { verdictAdvice, verdictTitle } from '../../src/devtools/panel/verdict/verdict-words.ts';
import { type AccessAdvice, accessAdvice } from '../../src/diagnosis/access-advice.ts';
import { sentValue } from '../../src/diagnosis/exchange/sent-value.ts';
import type { Diagnosis, Verdict } from '../../src/diagnosis/verdict/verdict.ts';
import { type Phrase, phrase, sayPhrase } from '../../src/ui/language/phrase.ts';
import { visibleText } from '../../src/ui/language/visible-text.ts';
import { ENGLISH } from '../english.ts';
import type { ExplainedCall } from './diagnose-recording.ts';

/** What `explain` says of a call; every text is safe to show. */
export interface CallReport {
  readonly method: string;
  /** path and query as sent; `…` replaces hidden parts */
  readonly path: string;
  readonly origin: string;
  /** ISO 8601 */
  readonly startedAt: string;
  /** 0: no answer */
  readonly status: number;
  readonly worked: boolean;
  readonly verdict: Verdict;
  readonly title: string;
  readonly advice: string | null;
  /** null: unknown, because only the answer was given */
  readonly sentWith: string | null;
  readonly server: ServerReport | null;
  readonly notices: readonly string[];
}

interface ServerReport {
  readonly key: string | null;
  readonly description: string | null;
  readonly fields: readonly {
    readonly field: string;
    readonly message: string;
    /** null: unknown, absent or secret */
    readonly sent: string | null;
  }[];
}

/** What the calls with one token need. */
export interface AdviceReport extends Omit<AccessAdvice, 'tokenSet'> {
  /** the last characters of the token; null: none was sent, or that is unknown */
  readonly token: string | null;
}

export interface RecordingReport {
  readonly calls: readonly CallReport[];
  readonly advice: readonly AdviceReport[];
  /** number of requests of other hosts and paths */
  readonly leftOut: number;
}

/** The panel's list and its access advice; `requests`: how many were recorded. */
export function reportOf(
  calls: readonly ExplainedCall[],
  { requests, answerOnly }: { readonly requests: number; readonly answerOnly: boolean },
): RecordingReport {
  return {
    calls: calls.map((call) => callReport(call, answerOnly)),
    advice: adviceReports(calls),
    leftOut: requests - calls.length,
  };
}

function callReport({ exchange, diagnosis }: ExplainedCall, answerOnly: boolean): CallReport {
  const { method, pathname, search, asked, startedAt, status } = exchange;
  const advice = adviceFor(diagnosis, { answerOnly, origin: asked.initiator });
  return {
    method: visibleText(method),
    path: visibleText(pathname + search),
    origin: new URL(asked.url).origin,
    startedAt: new Date(startedAt).toISOString(),
    status,
    worked: diagnosis.verdict.kind === 'ok',
    verdict: diagnosis.verdict,
    title: say(titleFor(diagnosis)),
    advice: advice && say(advice),
    sentWith: answerOnly ? null : senderWords(ENGLISH, withoutRules(diagnosis.sender), startedAt),
    server: serverReport(exchange, diagnosis),
    notices: diagnosis.notices
      .filter(({ kind }) => !(answerOnly && kind === 'not told'))
      .map((notice) => say(noticeWords(notice))),
  };
}

/** No extension with rules was there. */
function withoutRules(sender: Diagnosis['sender']): Diagnosis['sender'] {
  return sender.kind === 'not told' ? { ...sender, byRules: { kind: 'unknown' } } : sender;
}

function say(words: Phrase): string {
  return sayPhrase(ENGLISH, words, 0);
}

/** Nothing is saved here, so a token that is not saved is nothing special. */
function titleFor(diagnosis: Diagnosis): Phrase {
  const { verdict } = diagnosis;
  const isForeign = verdict.kind === 'token.invalid' && verdict.cause.why === 'not ours';
  return isForeign ? phrase('titleTokenUnknown') : verdictTitle(ENGLISH, diagnosis);
}

/** Without what is about the extension: its rules, its popup, its saved tokens. */
function adviceFor(
  diagnosis: Diagnosis,
  { answerOnly, origin }: { readonly answerOnly: boolean; readonly origin: string | null },
): Phrase | null {
  const { verdict } = diagnosis;
  switch (verdict.kind) {
    case 'no token':
      return phrase('adviceTokenMalformed');
    case 'token not told':
      return answerOnly ? phrase('adviceTokenMalformed') : phrase(NOT_TOLD[verdict.because]);
    case 'token.invalid':
      return verdict.cause.why === 'not ours' ? null : verdictAdvice(diagnosis, origin);
    case 'scope.wrong':
      return verdict.granted === null ? null : verdictAdvice(diagnosis, origin);
    default:
      return verdictAdvice(diagnosis, origin);
  }
}

function serverReport({ sent }: ExplainedCall['exchange'], { server }: Diagnosis): ServerReport | null {
  if (server === null) return null;
  const shown = (text: string | null) => (text === null ? null : visibleText(text));
  return {
    key: shown(server.key ?? server.oauthCode),
    description: shown(server.description),
    fields: server.fields.map(({ path, messages }) => {
      const value = sentValue(sent, path);
      return {
        field: visibleText(path.join('.')),
        message: visibleText(messages.join(' ')),
        sent: value.kind === 'value' ? visibleText(value.text) : null,
      };
    }),
  };
}

/** For each token by itself: the panel does so for saved ones, and here none is saved. */
function adviceReports(calls: readonly ExplainedCall[]): readonly AdviceReport[] {
  const groups = new Map<string, ExplainedCall[]>();
  for (const call of calls) {
    const { credential } = call.exchange;
    const id = credential.kind === 'bearer' ? credential.fingerprint : '';
    groups.set(id, [...(groups.get(id) ?? []), call]);
  }
  return [...groups.values()].flatMap((group) => {
    const sender = group[0]?.diagnosis.sender;
    const token = sender?.kind === 'not ours' ? sender.tail : null;
    const session = group.map((call) => ({ ...call, learned: new Map() }));
    return accessAdvice(session).map(({ tokenSet: _, ...advice }) => ({ token, ...advice }));
  });
}

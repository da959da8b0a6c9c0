import type { DiagnosedCall } from '../../src/devtools/panel/calls/call.ts';
import { senderWords } from '../../src/devtools/panel/verdict/fact-words.ts';
import { noticeWords } from '../../src/devtools/panel/verdict/notice-words.ts';
import {
  recordedAdvice,
  recordedSender,
  recordedTitle,
} from '../../src/devtools/panel/verdict/recorded-words.ts';
import { adviceByToken } from '../../src/devtools/panel/views/advice-by-token.ts';
import type { AccessAdvice } from '../../src/diagnosis/access-advice.ts';
import { sentValue } from '../../src/diagnosis/exchange/sent-value.ts';
import type { Diagnosis, Verdict } from '../../src/diagnosis/verdict/verdict.ts';
import { type Phrase, phrase, sayPhrase } from '../../src/ui/language/phrase.ts';
import { visibleText } from '../../src/ui/language/visible-text.ts';
import { ENGLISH } from '../english.ts';

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
  calls: readonly DiagnosedCall[],
  { requests, answerOnly }: { readonly requests: number; readonly answerOnly: boolean },
): RecordingReport {
  return {
    calls: calls.map((call) => callReport(call, answerOnly)),
    advice: adviceByToken(calls).map(({ token, advice: { tokenSet: _, ...advice } }) => ({
      token: token?.tail ?? null,
      ...advice,
    })),
    leftOut: requests - calls.length,
  };
}

function callReport({ exchange, diagnosis }: DiagnosedCall, answerOnly: boolean): CallReport {
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
    title: say(recordedTitle(ENGLISH, diagnosis)),
    advice: advice && say(advice),
    sentWith: answerOnly ? null : senderWords(ENGLISH, recordedSender(diagnosis.sender), startedAt),
    server: serverReport(exchange, diagnosis),
    notices: diagnosis.notices
      .filter(({ kind }) => !(answerOnly && kind === 'not told'))
      .map((notice) => say(noticeWords(notice))),
  };
}

function say(words: Phrase): string {
  return sayPhrase(ENGLISH, words, 0);
}

/** Where only the answer is known, whether a token was sent is unknown, too. */
function adviceFor(
  diagnosis: Diagnosis,
  { answerOnly, origin }: { readonly answerOnly: boolean; readonly origin: string | null },
): Phrase | null {
  const isUnknown = answerOnly && diagnosis.verdict.kind === 'token not told';
  return isUnknown ? phrase('adviceTokenMalformed') : recordedAdvice(diagnosis, origin);
}

function serverReport({ sent }: DiagnosedCall['exchange'], { server }: Diagnosis): ServerReport | null {
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

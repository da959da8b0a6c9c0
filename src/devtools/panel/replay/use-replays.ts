import { useEffect, useRef, useState } from 'preact/hooks';
import { type Call, carryOut, type PageProblem } from '../../../messaging/carry-out.ts';
import type { ReplayDraft, ReplayResult } from '../../../messaging/protocol.ts';
import type { InjectionFacts } from '../../../storage/public/injection-facts.ts';
import { explained, type RecordedCall } from '../calls/call.ts';
import { type ReadingParts, readReplay } from '../calls/read-call.ts';
import type { ReplayForm } from './replay-form.ts';

interface ReplayParts {
  readonly call: Call;
  readonly reading: ReadingParts;
  readonly facts: InjectionFacts;
  readonly clock: () => number;
  /** lists the new call */
  readonly add: (call: RecordedCall) => void;
}

export interface Replays {
  /** by the key of the original call */
  readonly attempts: ReadonlyMap<string, ReplayAttempt>;
  /** Sends a call again as drafted, unless that is already in progress. */
  readonly send: (originalKey: string, draft: ReplayDraft) => void;
}

/** Sends calls again through the background, lists the results, and remembers which belongs to which. */
export function useReplays(parts: ReplayParts): Replays {
  const latest = useRef(parts);
  latest.current = parts;
  const [attempts, setAttempts] = useState<Replays['attempts']>(new Map());
  const pending = useRef(new Set<string>());
  const gone = useRef(false);
  useEffect(
    () => () => {
      gone.current = true;
    },
    [],
  );

  async function run(key: string, draft: ReplayDraft): Promise<void> {
    if (pending.current.has(key)) return;
    pending.current.add(key);
    note(key, { state: 'pending' });
    const attempt = await attemptOf(draft);
    pending.current.delete(key);
    note(key, attempt);
  }

  async function attemptOf(draft: ReplayDraft): Promise<ReplayAttempt> {
    const outcome = await carryOut(latest.current.call, 'exchange.replay', draft);
    if (!outcome.ok) return { state: 'not sent', problem: outcome.problem.code };
    const { value } = outcome;
    const read = await readReplay(value, latest.current.reading);
    if (!read) return { state: 'not sent', problem: 'not found' };
    const { facts, clock, add } = latest.current;
    // The panel may have been closed meanwhile: the background has stored the call.
    if (!gone.current) add(explained(read, facts, clock()));
    const { outcome: sent, cut, unknownCharset = false } = value;
    return { state: 'sent', key: read.key, outcome: sent, cut, unknownCharset };
  }

  function note(key: string, attempt: ReplayAttempt): void {
    if (!gone.current) setAttempts((before) => new Map(before).set(key, attempt));
  }

  return { attempts, send: (key, draft) => void run(key, draft) };
}

/** The last replay of a call. */
export type ReplayAttempt =
  | { readonly state: 'pending' }
  | { readonly state: 'not sent'; readonly problem: PageProblem['code'] }
  | {
      readonly state: 'sent';
      /** key of the new call in the list */
      readonly key: string;
      readonly outcome: ReplayResult['outcome'];
      /** only the beginning of the answer was read */
      readonly cut: boolean;
      /** it was read as UTF-8 */
      readonly unknownCharset: boolean;
    };

/** Calls whose edits are remembered; the least recently edited are dropped first. */
const MOST_FORMS = 50;

/** Keeps edits while something else is shown. */
export function useReplayForms() {
  const [forms, setForms] = useState<ReadonlyMap<string, ReplayForm>>(new Map());
  return {
    forms,
    edit: (key: string, form: ReplayForm | null) => setForms((before) => edited(before, key, form)),
    forget: () => setForms(new Map()),
  };
}

function edited(forms: ReadonlyMap<string, ReplayForm>, key: string, form: ReplayForm | null) {
  const others = [...forms].filter(([each]) => each !== key).slice(1 - MOST_FORMS);
  return new Map(form === null ? others : [...others, [key, form]]);
}

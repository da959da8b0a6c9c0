import type { RefreshState, SavedState, VaultLock } from '../../oauth/refresh-state.ts';
import { type Phrase, phrase } from '../language/phrase.ts';
import type { Tone } from '../parts/tone.ts';
import type { Access } from './access.ts';
import { sayBackoff } from './backoff.ts';

/** What the user can do about a state. Everything else is retried automatically. */
export type Remedy = 'enter a new token' | 'correct the app';

/** How a token set's state is shown. Red (`bad`) only if the user must act. */
export interface Presentation {
  readonly tone: Tone;
  readonly pill: Phrase;
  readonly sentence: Phrase | null;
  /** shown after the sentence in monospace: a status or an error code */
  readonly code: string | null;
  readonly remedy: Remedy | null;
}

/** Shorter requests are not shown, to avoid flicker. */
const SHOWN_AFTER = 300;
/** A refresh this near is announced. */
const DUE_SOON = 5 * 60_000;

/** Everything that decides how a token set is shown. */
export interface PresentationInput {
  readonly access: Access;
  readonly refresh: RefreshState;
  readonly saved: SavedState;
  readonly lock: VaultLock;
}

/** Text and tone for every state of a token set: access, refresh, saved and lock together, at `now`. */
export function presentation({ access, refresh, saved, lock }: PresentationInput, now: number): Presentation {
  // Locked or not, a token that exists only in the browser's memory is the most important fact.
  if (saved.state === 'not yet') return ofUnsaved(saved.error);
  if (lock === 'locked') return { ...calm('quiet', phrase('stateLocked')), sentence: phrase('saysLocked') };
  switch (refresh.state) {
    case 'idle':
      return ofIdle(access, refresh.dueAt - now);
    case 'in flight':
      return now - refresh.attempt.startedAt < SHOWN_AFTER
        ? ofIdle(access, Number.POSITIVE_INFINITY)
        : calm('quiet', phrase('stateRefreshing'));
    case 'backing off':
      return ofBackingOff(access, refresh);
    case 'unknown outcome':
      return { ...calm('warn', phrase('stateAnswerLost')), sentence: phrase('saysUnknownOutcome') };
    case 'rejected':
      return ofRejected(access, refresh);
    case 'wrong client':
      return {
        tone: 'bad',
        pill: phrase('stateWrongClient'),
        sentence: phrase('saysWrongClient'),
        code: null,
        remedy: 'correct the app',
      };
  }
}

function ofIdle(access: Access, dueIn: number): Presentation {
  if (access.state === 'none') return calm('quiet', phrase('stateWaiting'));
  if (access.state === 'expired')
    return { ...calm('quiet', phrase('stateExpired')), sentence: phrase('saysExpired') };
  const soon = dueIn > 0 && dueIn <= DUE_SOON;
  return soon
    ? calm('quiet', phrase('stateDueIn', { duration: { ms: dueIn } }))
    : calm('ok', phrase('stateActive'));
}

function ofBackingOff(
  access: Access,
  refresh: Extract<RefreshState, { state: 'backing off' }>,
): Presentation {
  const said = sayBackoff(access, refresh);
  // Nothing is retried automatically: the user must act, at the latest when the access token ends.
  if (refresh.cause.kind === 'not reachable') {
    return { ...calm(access.state === 'live' ? 'warn' : 'bad', phrase('stateNotRefreshed')), ...said };
  }
  return { ...calm(access.state === 'live' ? 'quiet' : 'warn', tryingAgain(refresh.until)), ...said };
}

function ofRejected(access: Access, refresh: Extract<RefreshState, { state: 'rejected' }>): Presentation {
  return {
    tone: 'bad',
    pill: phrase('stateRejected'),
    sentence: rejectedSentence(access, refresh),
    code: refresh.code,
    remedy: 'enter a new token',
  };
}

function rejectedSentence(
  access: Access,
  { at, afterLostAnswer }: Extract<RefreshState, { state: 'rejected' }>,
): Phrase {
  if (afterLostAnswer) return phrase('saysRejectedLost', { time: { at } });
  if (access.state === 'live' && access.expiresAt !== null) {
    return phrase('saysRejectedLive', { time: { at }, until: { at: access.expiresAt } });
  }
  return phrase('saysRejected', { time: { at } });
}

function ofUnsaved(error: string): Presentation {
  const full = /quota|space|full/i.test(error);
  return {
    tone: 'bad',
    pill: phrase('stateNotSaved'),
    sentence: phrase(full ? 'saysNotSavedFull' : 'saysNotSaved'),
    code: error,
    remedy: null,
  };
}

function tryingAgain(until: number): Phrase {
  return phrase('stateTryingAgain', { time: { at: until } });
}

function calm(tone: Tone, pill: Phrase): Presentation {
  return { tone, pill, sentence: null, code: null, remedy: null };
}

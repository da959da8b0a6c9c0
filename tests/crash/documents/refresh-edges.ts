import { maySend, type RefreshEvent, refreshStep } from '../../../src/oauth/refresh-machine.ts';
import type { Attempt, RefreshState } from '../../../src/oauth/refresh-state.ts';
import { tokenSet } from '../../fakes/token-set.ts';

const NOW = 1_000_000_000;

const attempt: Attempt = {
  startedAt: NOW - 60_000,
  fingerprint: '0123456789abcdef',
  generation: 0,
  resent: false,
  doubt: false,
  failures: 0,
};
const again: Attempt = { ...attempt, resent: true };

/** Every state, with the first try and the resend of an attempt; timed states are due, if they ever are. */
const STATES: readonly RefreshState[] = [
  { state: 'idle', dueAt: NOW },
  { state: 'in flight', attempt },
  { state: 'in flight', attempt: again },
  { state: 'unknown outcome', attempt },
  {
    state: 'backing off',
    until: NOW,
    cause: { kind: 'unexpected answer', status: 200, code: null, stored: true },
    failures: 1,
    doubt: true,
  },
  { state: 'rejected', code: 'invalid_grant', at: NOW, afterLostAnswer: false },
  { state: 'wrong client', at: NOW, doubt: false },
];

const tokens = {
  refreshToken: 'b',
  otherRefreshToken: null,
  accessToken: 'a',
  tokenType: 'Bearer',
  expiresIn: 60,
  scope: [],
};

/** Every event by its name in the diagram. */
const EVENTS: Readonly<Record<string, RefreshEvent>> = {
  'its time comes': { type: 'asked', asking: 'clock', fingerprint: attempt.fingerprint, lock: 'open' },
  'a person asks': { type: 'asked', asking: 'user', fingerprint: attempt.fingerprint, lock: 'open' },
  'tokens come': {
    type: 'answered',
    judgement: { kind: 'tokens', status: 200, tokens },
    accessFingerprint: 'fedcba9876543210',
  },
  'tokens come, without a usable access token': {
    type: 'answered',
    judgement: { kind: 'tokens', status: 200, tokens: { ...tokens, tokenType: null } },
    accessFingerprint: null,
  },
  'the server refuses the token': {
    type: 'answered',
    judgement: { kind: 'rejected', code: 'invalid_grant' },
    accessFingerprint: null,
  },
  'the server refuses the client': {
    type: 'answered',
    judgement: { kind: 'wrong client' },
    accessFingerprint: null,
  },
  'no verdict': {
    type: 'answered',
    judgement: { kind: 'later', cause: { kind: 'server error', status: 500 }, retryAfter: null },
    accessFingerprint: null,
  },
  'locked before it was sent': {
    type: 'held back',
    before: tokenSet({ refresh: { state: 'idle', dueAt: NOW } }),
  },
  'no network': { type: 'network failed' },
  'no answer in 25 s': { type: 'timed out' },
  'the library says why': { type: 'checked', defect: 'token_type', scope: { kind: 'unchanged' } },
};

/** Every transition of the machine that changes or does something, in the notation of the diagram. */
export function refreshEdges(): readonly string[] {
  const first = STATES.filter((refresh) => !isResend(refresh)).flatMap(edgesFrom);
  const resend = STATES.filter(isResend).flatMap(edgesFrom);
  const told = STATES.filter(isResend).map(idOf);
  const edges = [...first, ...resend].map((edge) => {
    const [from = ''] = edge.split(' ');
    if (!told.includes(from) || (first.includes(edge) && resend.includes(edge))) return edge;
    return `${edge} (${resend.includes(edge) ? 'resend' : 'first try'})`;
  });
  return [...new Set(edges)].sort();
}

function isResend(refresh: RefreshState): boolean {
  return 'attempt' in refresh && refresh.attempt.resent;
}

function edgesFrom(refresh: RefreshState): readonly string[] {
  return Object.entries(EVENTS).flatMap(([name, event]) => edgesOf(refresh, name, event));
}

function edgesOf(refresh: RefreshState, name: string, event: RefreshEvent): readonly string[] {
  // The library validates an answer only right after its tokens were taken.
  if (event.type === 'checked' && refresh.state !== 'backing off') return [];
  const before = tokenSet({ refresh, attemptedAt: NOW - 60_000 });
  if (event.type === 'asked' && maySend(before, event, NOW) !== 'yes') return [];
  const { tokenSet: after, effects } = refreshStep(before, event, { now: NOW, random: 0 });
  return effects.length === 0 ? [] : [`${idOf(refresh)} --> ${idOf(after.refresh)}: ${name}`];
}

function idOf({ state }: RefreshState): string {
  return state.replaceAll(' ', '_');
}

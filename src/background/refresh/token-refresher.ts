import { type AnswerScope, answerScope } from '../../oauth/answer-scope.ts';
import type { App } from '../../oauth/app.ts';
import { fingerprint } from '../../oauth/fingerprint.ts';
import { findDefect } from '../../oauth/judge-answer.ts';
import type { Sent } from '../../oauth/read-answer.ts';
import {
  type Asking,
  type Effect,
  type Moment,
  maySend,
  nextWanted,
  type RefreshEvent,
  refreshStep,
  type Step,
} from '../../oauth/refresh-machine.ts';
import type { VaultLock } from '../../oauth/refresh-state.ts';
import type { SalvagedTokens } from '../../oauth/salvage-tokens.ts';
import { takeScope } from '../../oauth/take-tokens.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { WithLock } from '../../platform/locks.ts';
import { LockBusyError } from '../../platform/locks.ts';
import type { HistoryEntry } from '../../storage/public/history.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { withoutDeleted } from '../../storage/secret/credentials.ts';
import { dropped, report } from '../../trace.ts';
import { answerEvent, type SentFor, secretsKnownTo } from './answer-event.ts';
import { historyEntry } from './history-entry.ts';
import { secretSearch, secretsOf } from './secret-search.ts';

export interface RefresherParts {
  readonly store: CredentialStore;
  readonly moment: () => Moment;
  /** Sends one refresh token grant. Never throws. */
  readonly send: (app: App, refreshToken: string) => Promise<Sent>;
  /** Runs the task as the only holder across all contexts of this extension. */
  readonly lock: WithLock;
  /** Notes the result of a request in the history; a failure is ignored. */
  readonly note: (tokenSetId: string, entry: HistoryEntry) => Promise<void>;
  /** Called whenever stored data has changed. */
  readonly changed: () => Promise<void>;
}

export type RefreshResult = 'done' | 'not due' | 'too soon' | 'not found' | 'not saved' | 'busy' | 'locked';

export interface TokenRefresher {
  /** One request in flight per token set: later callers get the same result. The request outlives its caller. */
  refresh(id: string, asking: Asking): Promise<RefreshResult>;
  /** Refreshes every token set that is due, those of one app one after the other. */
  refreshDue(): Promise<void>;
}

export function tokenRefresher(parts: RefresherParts): TokenRefresher {
  const flights = new Map<string, Promise<RefreshResult>>();

  function refresh(id: string, asking: Asking): Promise<RefreshResult> {
    const flying = flights.get(id);
    if (flying !== undefined) return flying;
    const flight = fly(id, asking);
    flights.set(id, flight);
    return flight;
  }

  async function fly(id: string, asking: Asking): Promise<RefreshResult> {
    try {
      return await parts.lock(refreshLock(id), () => attempt(parts, id, asking));
    } catch (error) {
      if (error instanceof LockBusyError) return 'busy';
      throw error;
    } finally {
      flights.delete(id);
      await parts.changed();
    }
  }

  async function refreshDue(): Promise<void> {
    const { now } = parts.moment();
    const { apps, tokenSets, lock } = withoutDeleted(await parts.store.read());
    // Open attempts first: a grace period may be about to end.
    const due = tokenSets
      .filter((set) => maySend(set, { asking: 'clock', lock }, now) === 'yes')
      .sort((a, b) => (nextWanted(a.refresh) ?? now) - (nextWanted(b.refresh) ?? now));
    const lines = apps.map(async (app) => {
      for (const set of due.filter((each) => each.appId === app.id)) await refresh(set.id, 'clock');
    });
    await Promise.all(lines);
  }

  return { refresh, refreshDue };
}

/** Held by everything that reads and replaces a token set's refresh token. */
export function refreshLock(tokenSetId: string): string {
  return `refresh:${tokenSetId}`;
}

/** Runs inside the lock: the refresh token that is sent is always the newest in any store. */
async function attempt(parts: RefresherParts, id: string, asking: Asking): Promise<RefreshResult> {
  // Only the copy may have what storage refused, and the background that knew of it may have died.
  await parts.store.recover(parts.moment().now, [id]);
  const { apps, tokenSets, lock } = withoutDeleted(await parts.store.read());
  const tokenSet = tokenSets.find((each) => each.id === id);
  const app = apps.find((each) => each.id === tokenSet?.appId);
  if (!tokenSet || !app) return 'not found';
  const may = maySend(tokenSet, { asking, lock }, parts.moment().now);
  if (may !== 'yes') return may === 'not yet' ? 'not due' : may;
  return await ask({ parts, app, before: tokenSet }, { asking, lock });
}

async function ask(
  flight: Flight,
  wish: { readonly asking: Asking; readonly lock: VaultLock },
): Promise<RefreshResult> {
  const { parts, before } = flight;
  const event: RefreshEvent = {
    type: 'asked',
    ...wish,
    fingerprint: await fingerprint(before.refreshToken),
  };
  return await follow(flight, refreshStep(before, event, parts.moment()));
}

interface Flight {
  readonly parts: RefresherParts;
  readonly app: App;
  /** the token set before the attempt: every verdict is about its refresh token, and no other */
  readonly before: TokenSet;
}

/** An answer with the tokens found in it. */
interface Answered {
  readonly text: string;
  readonly tokens: SalvagedTokens;
}

function answeredTokens(sent: Sent, event: RefreshEvent): Answered | undefined {
  const found = event.type === 'answered' && event.judgement.kind === 'tokens';
  return found && typeof sent !== 'string' ? { text: sent.text, tokens: event.judgement.tokens } : undefined;
}

/** Carries out the effects of a step one after the other; the result of one is the event of the next step. */
async function follow(flight: Flight, step: Step, answer?: Answered): Promise<RefreshResult> {
  for (const effect of step.effects) {
    const end = await PERFORM[effect](flight, step.tokenSet, answer);
    if (end !== 'go on') return end;
  }
  return 'done';
}

type Perform = (flight: Flight, tokenSet: TokenSet, answer?: Answered) => Promise<RefreshResult | 'go on'>;

const PERFORM: Readonly<Record<Effect, Perform>> = {
  journal: async ({ parts }, tokenSet) => ((await journal(parts, tokenSet)) ? 'go on' : 'not saved'),
  send,
  async keep({ parts }, tokenSet) {
    await parts.store.writeNewToken(tokenSet);
    return 'go on';
  },
  check,
  'ask again': attemptAgain,
};

/** A storage that refuses the journal would refuse the new token, too: then nothing is sent. */
async function journal(parts: RefresherParts, tokenSet: TokenSet): Promise<boolean> {
  try {
    await parts.store.journal(tokenSet);
  } catch (error) {
    report('journal', error);
    return false;
  }
  await parts.changed();
  return true;
}

async function send(flight: Flight, begun: TokenSet): Promise<RefreshResult> {
  const { parts, app, before } = flight;
  const startedAt = parts.moment().now;
  const answer = await parts.send(app, before.refreshToken);
  const times = { startedAt, endedAt: parts.moment().now };
  const event = await answerEvent(answer, { store: parts.store, app, before });
  if (!(await isCurrent(parts, begun))) return 'done';
  const step = refreshStep(begun, event, parts.moment());
  const result = await follow(flight, step, answeredTokens(answer, event));
  if (event.type === 'held back') return 'locked';
  if (event.type === 'not reachable') return result;
  const entry = historyEntry({ before, sent: answer, event }, times, await fingerprint(before.refreshToken));
  await parts.note(begun.id, entry).catch(dropped('history', undefined));
  return result;
}

/**
 * Compare-and-set: whether the sent refresh token was neither replaced nor erased. A token set with a pending deletion
 * counts as present: its undo needs the token that the server accepts now. A record that was lost or became unreadable
 * meanwhile must not discard the answer.
 */
async function isCurrent({ store }: RefresherParts, { id, appId, generation }: TokenSet): Promise<boolean> {
  const read = await store.read().catch(dropped('read while sending', undefined));
  const replaced = read?.tokenSets.some((set) => set.id === id && set.generation > generation);
  const erased = read?.deletions.some((each) => each.state === 'done' && [id, appId].includes(each.id));
  return !replaced && !erased;
}

/** The tokens are stored; the rest of the answer is validated now. */
async function check(flight: Flight, tokenSet: TokenSet, answer?: Answered): Promise<RefreshResult> {
  if (!answer) return 'done';
  const { parts, app, before } = flight;
  const { tokens } = answer;
  const defect = await findDefect(answer, app);
  const told = answerScope(tokens, () => false);
  const isNews = takeScope(tokenSet, told) !== tokenSet;
  const scope = isNews ? await withoutSecrets({ store: parts.store, app, before }, tokens) : told;
  const step = refreshStep(tokenSet, { type: 'checked', defect, scope }, parts.moment());
  // A token that the user has saved meanwhile must not be overwritten by a change of scope.
  if (step.effects.length === 0 || !(await isCurrent(parts, tokenSet))) return 'done';
  return await follow(flight, step);
}

async function withoutSecrets(sender: SentFor, tokens: SalvagedTokens): Promise<AnswerScope> {
  const secrets = [...(await secretsKnownTo(sender)), ...secretsOf({ apps: [], tokenSets: [] }, tokens)];
  return answerScope(tokens, secretSearch(secrets));
}

/** Our time limit ended: the same refresh token is sent once more, at once, while a grace period may still run. */
async function attemptAgain(flight: Flight, tokenSet: TokenSet): Promise<RefreshResult> {
  const lock = await flight.parts.store.lock();
  return await ask({ ...flight, before: tokenSet }, { asking: 'clock', lock });
}

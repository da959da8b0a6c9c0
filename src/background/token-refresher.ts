import type { App } from '../oauth/app.ts';
import { fingerprint } from '../oauth/fingerprint.ts';
import { findDefect, judgeAnswer, usableAccessToken } from '../oauth/judge-answer.ts';
import type { TokenAnswer } from '../oauth/read-answer.ts';
import {
  type Asking,
  beginAttempt,
  giveUpResending,
  type Moment,
  maySend,
  settleDefect,
  settleNetworkError,
  settleRefusal,
  settleTimeout,
  settleTokens,
} from '../oauth/refresh-machine.ts';
import type { Attempt } from '../oauth/refresh-state.ts';
import type { SalvagedTokens } from '../oauth/salvage-tokens.ts';
import type { TokenSet } from '../oauth/token-set.ts';
import { LockBusyError } from '../platform/locks.ts';
import type { CredentialStore } from '../storage/secret/credential-store.ts';
import { living } from '../storage/secret/credentials.ts';

/** What came of one token request: an answer, or why there is none. */
export type Sent = TokenAnswer | 'timeout' | 'network';

export interface RefresherParts {
  readonly store: CredentialStore;
  readonly moment: () => Moment;
  /** Sends one refresh token grant; never throws. */
  readonly send: (app: App, refreshToken: string) => Promise<Sent>;
  /** absolute address of the app's token endpoint */
  readonly endpointOf: (app: App) => string;
  /** Runs the task as the only holder, over every living context of this extension. */
  readonly lock: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  /** Told whenever what is stored has changed. */
  readonly changed: () => Promise<void>;
}

export type RefreshResult = 'done' | 'not due' | 'too soon' | 'not found' | 'not saved' | 'busy';

export interface TokenRefresher {
  /** One request in flight per token set: whoever asks meanwhile gets the same result. Outlives who asked. */
  refresh(id: string, asking: Asking): Promise<RefreshResult>;
  /** Refreshes every token set whose time has come, those of one app one after the other. */
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
    const { apps, tokenSets } = living(await parts.store.read());
    const due = tokenSets.filter((set) => maySend(set, 'clock', now) === 'yes');
    const lines = apps.map(async (app) => {
      for (const set of due.filter((each) => each.appId === app.id)) await refresh(set.id, 'clock');
    });
    await Promise.all(lines);
  }

  return { refresh, refreshDue };
}

/** The lock that whoever reads and replaces a token set's refresh token holds. */
export function refreshLock(tokenSetId: string): string {
  return `refresh:${tokenSetId}`;
}

/** Inside the lock: read, decide, journal, send, settle. */
async function attempt(parts: RefresherParts, id: string, asking: Asking): Promise<RefreshResult> {
  const { apps, tokenSets } = living(await parts.store.read());
  const tokenSet = tokenSets.find((each) => each.id === id);
  const app = apps.find((each) => each.id === tokenSet?.appId);
  if (!tokenSet || !app) return 'not found';
  const verdict = maySend(tokenSet, asking, parts.moment().now);
  if (verdict !== 'yes') return verdict === 'too soon' ? 'too soon' : 'not due';
  const given = asking === 'clock' ? giveUpResending(tokenSet, parts.moment()) : tokenSet;
  if (given !== tokenSet) {
    await parts.store.writeNewToken(given);
    return 'not due';
  }
  return await journalAndSend(parts, app, tokenSet);
}

async function journalAndSend(parts: RefresherParts, app: App, tokenSet: TokenSet): Promise<RefreshResult> {
  const begun = beginAttempt(tokenSet, await fingerprint(tokenSet.refreshToken), parts.moment().now);
  if (begun.refresh.state !== 'in flight') return 'not due';
  const open = begun.refresh.attempt;
  try {
    // The canary: a disk that refuses the journal would refuse the new token too, so nothing is sent.
    await parts.store.write({ tokenSets: [begun] });
  } catch {
    return 'not saved';
  }
  await parts.changed();
  const sent = await parts.send(app, tokenSet.refreshToken);
  const settled = await settle(parts, { app, attempt: open, begun }, sent);
  // Our own time-out: the same refresh token goes once more, at once, while a server's grace period may still run.
  return settled?.refresh.state === 'unknown outcome' ? await journalAndSend(parts, app, settled) : 'done';
}

interface Flight {
  readonly app: App;
  readonly attempt: Attempt;
  /** the token set as it was when its refresh token was sent */
  readonly begun: TokenSet;
}

/** Stores what the answer means; undefined when the set was erased or given another refresh token meanwhile. */
async function settle(parts: RefresherParts, flight: Flight, sent: Sent): Promise<TokenSet | undefined> {
  // Also while a deletion is pending: who undoes it must find the token that the server now wants.
  const { tokenSets } = await parts.store.read();
  const current = tokenSets.find((each) => each.id === flight.begun.id);
  if (!current || current.refreshToken !== flight.begun.refreshToken) return undefined;
  if (typeof sent !== 'string') {
    const judgement = judgeAnswer(sent);
    if (judgement.kind === 'tokens') {
      return await takeIn(parts, { ...flight, current }, { answer: sent, tokens: judgement.tokens });
    }
    const refused = settleRefusal(current, flight.attempt, { judgement, moment: parts.moment() });
    await parts.store.writeNewToken(refused);
    return refused;
  }
  const lost = sent === 'timeout' ? settleTimeout : settleNetworkError;
  const waiting = lost(current, flight.attempt, parts.moment());
  await parts.store.writeNewToken(waiting);
  return waiting;
}

/** Stores the new refresh token first; only then is the answer validated. */
async function takeIn(
  parts: RefresherParts,
  flight: Flight & { readonly current: TokenSet },
  answered: { readonly answer: TokenAnswer; readonly tokens: SalvagedTokens },
): Promise<TokenSet> {
  const { answer, tokens } = answered;
  const accessToken = usableAccessToken(tokens);
  const accessFingerprint = accessToken === null ? null : await fingerprint(accessToken);
  const renewed = settleTokens(flight.current, flight.attempt, { tokens, accessFingerprint });
  await parts.store.writeNewToken(renewed);
  const defect = await findDefect(answer, flight.app, parts.endpointOf(flight.app));
  if (defect === null) return renewed;
  const moment = parts.moment();
  const defective = settleDefect(renewed, flight.attempt, { defect, status: answer.status, moment });
  await parts.store.writeNewToken(defective);
  return defective;
}

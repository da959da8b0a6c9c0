import type { StoreName, Write } from '../disk/disk.ts';
import type { Life } from '../life.ts';
import type { RequestEnd } from '../server/simulated-network.ts';
import type { Issued } from '../server/token-families.ts';
import { TOKEN_SETS } from '../token-sets.ts';
import { Violation } from '../violation.ts';
import { decodeStored } from './stored-tokens.ts';

/** One token request in the simulation. Times are the machine's clock, ms since the epoch. */
export interface SentRequest {
  readonly life: Life;
  readonly issued: Issued;
  readonly asked: 'by itself' | 'refresh now' | 'by another command';
  readonly sentAt: number;
  /** start of its attempt, before a possibly slow disk */
  readonly begunAt: number;
  /** how often the disk had lost something when it was sent */
  readonly upheavals: number;
  /** it repeats a request with an unknown outcome */
  readonly resend: boolean;
  end: RequestEnd | 'open' | 'unknown';
  endedAt: number;
  /** where its result has been stored */
  kept: 'nowhere' | 'in the session' | 'on disk';
}

export interface RequestLog {
  /** Checks I1 and I5; the caller checks I6. */
  begin(request: Omit<SentRequest, 'resend' | 'end' | 'endedAt' | 'kept'>): SentRequest;
  end(request: SentRequest, end: RequestEnd, at: number): void;
  onWrite(write: Write): void;
  onDeath(life: Life): void;
  /** Each token set may find once that its waiting time makes no sense with the new clock. */
  onClockSet(): void;
  /** storage.session is empty again. */
  onBrowserDeath(): void;
  readonly requests: readonly SentRequest[];
}

const SHORTEST_PAUSE_MS = 60_000;
const SHORTEST_ASKING_MS = 5_000;

/** I1: one open request per token set. I5: a failing token set is not tried more often than allowed. */
export function requestLog(locks: 'shared' | 'separate'): RequestLog {
  const requests: SentRequest[] = [];
  /** clock changes that have not yet misled a token set */
  const misleading = new Map<string, number>();

  function noteKept(last: SentRequest | undefined, store: StoreName, life: Life): void {
    if (last?.life !== life || last.end === 'open') return;
    if (store === 'local') last.kept = 'on disk';
    else if (last.kept === 'nowhere') last.kept = 'in the session';
  }

  function lastOf(tokenSetId: string | undefined): SentRequest | undefined {
    return requests.findLast(({ issued }) => issued.tokenSetId === tokenSetId);
  }

  function expectAllowed(last: SentRequest, request: SentRequest): void {
    if (last.end === 'open') {
      throw new Violation('I1', `${request.issued.token} is sent while ${last.issued.token} is under way`);
    }
    const tooSoon = tooSoonBecause(last, request);
    if (tooSoon !== null && !mayBeMisled(request.issued.tokenSetId)) throw new Violation('I5', tooSoon);
  }

  /** Once per clock change a token set may wrongly seem due. */
  function mayBeMisled(tokenSetId: string): boolean {
    const times = misleading.get(tokenSetId) ?? 0;
    misleading.set(tokenSetId, Math.max(0, times - 1));
    return times > 0;
  }

  function forgetOutcomes(which: (request: SentRequest) => boolean): void {
    for (const request of requests) if (which(request)) request.end = 'unknown';
  }

  return {
    requests,
    begin(facts) {
      const last = lastOf(facts.issued.tokenSetId);
      const resend = last !== undefined && isResend(last, facts);
      const request: SentRequest = { ...facts, resend, end: 'open', endedAt: facts.sentAt, kept: 'nowhere' };
      if (last && locks === 'shared') expectAllowed(last, request);
      requests.push(request);
      return request;
    },
    end(request, end, at) {
      if (request.end !== 'open') return;
      request.end = end;
      request.endedAt = at;
    },
    onWrite({ store, life, changes, done }) {
      if (!done || store === 'copy') return;
      for (const [key, text] of changes) noteKept(lastOf(decodeStored(key, text)?.tokenSetId), store, life);
    },
    onDeath: (life) =>
      forgetOutcomes((each) => each.life === life && (each.end === 'open' || each.kept === 'nowhere')),
    onClockSet() {
      for (const { id } of TOKEN_SETS) misleading.set(id, (misleading.get(id) ?? 0) + 1);
    },
    onBrowserDeath: () => forgetOutcomes((each) => each.kept !== 'on disk'),
  };
}

function isResend(
  last: SentRequest,
  { issued, upheavals, asked, sentAt }: Pick<SentRequest, 'issued' | 'upheavals' | 'asked' | 'sentAt'>,
): boolean {
  // A token that the user has set starts anew, and so does one that has waited long enough.
  if (asked === 'by another command' || sentAt - last.sentAt >= SHORTEST_PAUSE_MS) return false;
  const unknown = last.end === 'unknown' || last.end === 'timed out';
  return unknown && !last.resend && last.issued === issued && last.upheavals === upheavals;
}

function tooSoonBecause(last: SentRequest, request: SentRequest): string | null {
  // The disk lost data: requests after that cannot be counted.
  if (last.upheavals !== request.upheavals) return null;
  if (request.asked === 'by another command' || request.resend || !goesOn(last, request)) return null;
  const pause = request.sentAt - last.endedAt;
  const least = leastPause(last);
  const sinceBegun = request.begunAt - last.begunAt;
  const mayAsk = sinceBegun >= SHORTEST_ASKING_MS || sinceBegun < 0;
  if (request.asked === 'refresh now' ? mayAsk : pause >= least) return null;
  return `${request.issued.token} is sent, ${request.asked}, after ${pause} of ${least} ms (${describe(last)})`;
}

/** The user has set no other refresh token in between, which may be tried at once. */
function goesOn({ issued, end }: SentRequest, request: SentRequest): boolean {
  return request.issued === issued || (typeof end === 'object' && request.issued === end.gives);
}

function leastPause({ end, endedAt, sentAt }: SentRequest): number {
  if (typeof end === 'string') return SHORTEST_PAUSE_MS - (endedAt - sentAt);
  if (end.usable) return Number.NEGATIVE_INFINITY;
  return Math.max(SHORTEST_PAUSE_MS, retryAfterMs(end.headers['retry-after'], endedAt));
}

function retryAfterMs(retryAfter: string | undefined, now: number): number {
  if (retryAfter === undefined) return 0;
  return /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
}

function describe({ end, resend }: SentRequest): string {
  return `${typeof end === 'string' ? end : end.status}${resend ? ', itself a resend' : ''}`;
}

import type { SandboxFault } from '../inventorum/sandbox-fault.ts';

/**
 * What a request gets in place of our token; `no answer`: the browser ends it with a network error. `sandbox`: it keeps our
 * token, and asks our own sandbox for an answer; any other server ignores that.
 */
export type FaultWay =
  | { readonly as: 'no token' | 'broken token' | 'no answer' }
  | { readonly as: 'other token set'; readonly tokenSetId: string }
  | { readonly as: 'sandbox'; readonly answer: SandboxFault };

/** Lets calls of one tab fail on purpose. Only those that would carry our token. */
export interface TabFault {
  readonly environmentId: string;
  /** exactly this path, with any query: `/api/products/` */
  readonly path: string;
  readonly calls: 'next' | 'every';
  readonly way: FaultWay;
  /** ms since the epoch */
  readonly since: number;
  /** it is over, but the browser may still have its rules */
  readonly ending?: true;
}

/** A fault that is over: answers to its calls may still come. Times are ms since the epoch. */
export interface EndedFault extends Pick<TabFault, 'path' | 'way' | 'since'> {
  readonly tabId: number;
  /** of the environment */
  readonly origin: string;
  readonly until: number;
}

/** Sent in place of an access token. The server knows none like it, and it tells nobody anything. */
export const BROKEN_TOKEN = 'broken-on-purpose';

/** Longer addresses are not worth a rule. */
const LONGEST_PATH = 1000;

/** Whether a rule can name this path alone: `*` would match others. */
export function canFail(path: string): boolean {
  return path.length <= LONGEST_PATH && /^\/api\/[\x21-\x7e]*$/.test(path) && !/[*|^?#]/.test(path);
}

/** The fault that is on in a tab; null: none. */
export function faultIn(
  tabs: Readonly<Record<string, { readonly fault?: TabFault }>>,
  tabId: number | null,
): TabFault | null {
  const fault = tabs[String(tabId)]?.fault;
  return fault === undefined || fault.ending ? null : fault;
}

/** Whether an address is that of the path of an environment, with any query. */
export function isPath(url: string, origin: string, path: string): boolean {
  const [address] = url.split(/[?#]/, 1);
  return address === origin + path;
}

/** Whether a 401 to a call that failed this way says nothing about our token: it was not sent. */
export function hidesToken({ as }: FaultWay): boolean {
  return as !== 'sandbox';
}

/** How long an answer may take: those of later calls cannot be told from it. */
const ANSWERED_WITHIN_MS = 600_000;

/** Whether a request that was answered at `at` (ms since the epoch) may have lost our token to a fault that is over. */
export function mayHaveFailed(
  ended: readonly EndedFault[],
  { url, tabId, at }: { readonly url: string; readonly tabId: number | null; readonly at: number },
): boolean {
  return ended.some(
    (fault) =>
      fault.tabId === tabId &&
      hidesToken(fault.way) &&
      isPath(url, fault.origin, fault.path) &&
      at >= fault.since &&
      at <= fault.until + ANSWERED_WITHIN_MS,
  );
}

/** The list with one more, without those whose answers are no longer awaited. */
export function withEnded(ended: readonly EndedFault[], added: EndedFault): readonly EndedFault[] {
  return [...ended.filter(({ until }) => until + ANSWERED_WITHIN_MS > added.until), added].slice(-MOST_ENDED);
}

const MOST_ENDED = 50;

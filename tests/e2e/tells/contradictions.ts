import {
  answeredBy,
  saysAnswered,
  saysNeverSent,
  saysUnreadable,
  saysUnseen,
  type TokenClaim,
  tokenClaim,
} from './claims.ts';
import type { Arrived } from './play-state.ts';
import type { Said } from './read-panel.ts';

/** The calls of one method with one cell: what the panel says of them, and what really happened. */
export interface Compared {
  readonly said: readonly Said[];
  readonly arrived: readonly Arrived[];
  /** what the page got; undefined: it cannot know */
  readonly outcome: string | undefined;
  /** labels of the saved token sets */
  readonly labels: readonly string[];
  /** whether the browser tells of such a call at all; 'sometimes': it need not */
  readonly listed: 'yes' | 'no' | 'sometimes';
}

/** What a page gets only from an answer that came to its end. */
const WHOLE = 'whole';
/** What a page gets of an answer that it cannot read, or that never came. */
const FAILED: ReadonlySet<string | undefined> = new Set(['failed', 'cut']);

/** Everything that the panel says and the server knows better, as sentences. */
export function contradictions(compared: Compared): readonly string[] {
  const { said, arrived, listed } = compared;
  const missing =
    listed === 'yes' && arrived.length > 0 && said.length === 0
      ? ['the server saw it, and it is not listed']
      : [];
  return [...missing, ...tooMany(compared), ...said.flatMap((each) => ofOne(each, compared))];
}

/** Each listed call that reached the API is one that the API received. */
function tooMany({ said, arrived }: Compared): readonly string[] {
  const sent = said.filter((each) => each.status > 0 && answeredBy(each) === 'network');
  return sent.length > arrived.length
    ? [`${sent.length} calls are listed as answered by the API, which received ${arrived.length}`]
    : [];
}

function ofOne(each: Said, compared: Compared): readonly string[] {
  return [...ofToken(each, compared), ...ofStatus(each, compared), ...ofAnswer(each, compared)].map(
    (what) => `"${each.title}", sent with "${each.sentWith}": ${what}`,
  );
}

function ofToken(each: Said, { arrived, labels }: Compared): readonly string[] {
  const claim = tokenClaim(each, labels);
  if (claim.kind === 'not told' && claim.byRules === undefined) return [];
  if (arrived.length === 0) {
    // What the rules should have sent is said of what left the browser.
    return [`of a call that the server never saw`];
  }
  return arrived.some(({ token }) => token === claimed(claim)) ? [] : [`the server saw ${seen(arrived)}`];
}

/** A label, null for none, '?' for a token of nobody. */
function claimed(claim: TokenClaim): string | null {
  switch (claim.kind) {
    case 'sent':
      return claim.label;
    case 'none':
      return null;
    case 'foreign':
      return '?';
    case 'not told':
      return claim.byRules ?? null;
  }
}

function seen(arrived: readonly Arrived[]): string {
  return arrived.map(({ token }) => token ?? 'no token').join(', ');
}

function ofStatus(each: Said, { arrived }: Compared): readonly string[] {
  const statuses = arrived.flatMap(({ status }) => (status === null ? [] : [status]));
  // A cut answer had a status that the server did not note; Chromium tells of a 304 as of the answer that it renewed.
  if (each.status === 0 || statuses.length < arrived.length || answeredBy(each) !== 'network') return [];
  const isRenewed = each.status === 200 && statuses.includes(304);
  return statuses.includes(each.status) || isRenewed
    ? []
    : [`status ${each.status}, the server gave ${statuses.join(', ') || 'none'}`];
}

function ofAnswer(each: Said, { arrived, outcome }: Compared): readonly string[] {
  const neverArrived = arrived.length === 0;
  const faults: readonly (readonly [boolean, string])[] = [
    [saysAnswered(each) && FAILED.has(outcome), `the page got no answer (${outcome})`],
    [(saysAnswered(each) || saysUnreadable(each)) && neverArrived, 'the server never saw it'],
    [saysUnreadable(each) && outcome === WHOLE, 'the page read it'],
    [saysUnseen(each) && outcome === WHOLE && each.method !== 'OPTIONS', 'the page got all of it'],
    [saysNeverSent(each) && !neverArrived, 'the server saw it'],
  ];
  return faults.flatMap(([isFound, what]) => (isFound ? [what] : []));
}

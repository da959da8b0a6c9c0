import type { Evidence } from '../inventorum/evidence.ts';
import type { ScopeRequirement } from '../inventorum/scope-map.ts';
import { scopeToAskFor } from '../inventorum/scope-to-ask-for.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { SavedTokenSet } from './knowledge.ts';
import { keptTemplate } from './learning/kept-template.ts';
import type { Learned } from './learning/learned.ts';
import { needOf } from './learning/need-of.ts';
import type { Diagnosis } from './verdict/verdict.ts';

/** An exchange of the session with its verdict. */
export interface SessionCall {
  /** a replay is a trial, often with another token set: it does not count as traffic of the integration */
  readonly source: 'page' | 'replay' | 'own';
  readonly exchange: Pick<Exchange, 'method' | 'pathname' | 'status'>;
  readonly diagnosis: Pick<Diagnosis, 'verdict' | 'sender' | 'notices'>;
  /** of the exchange's environment */
  readonly learned: Learned;
}

/** How the traffic of a token set uses one scope. */
export interface ScopeUse {
  readonly scope: string;
  /** number of calls that need it */
  readonly calls: number;
  /** `needed`: the granted scope is unknown */
  readonly use: 'used' | 'missing' | 'needed' | 'never used';
  /** how we know that those calls need it, without duplicates; empty if it was never used */
  readonly evidence: readonly Evidence[];
}

/** What one token set's traffic needs. */
export interface AccessAdvice {
  /** null: calls without a token of ours */
  readonly tokenSet: SavedTokenSet | null;
  readonly calls: number;
  readonly scopes: readonly ScopeUse[];
  /** the smallest set of scopes that serves all calls */
  readonly least: readonly string[];
  /** `METHOD /template/` of calls with unknown needs: the least set may not serve them */
  readonly unknown: readonly string[];
  /**
   * `METHOD /template/` of calls that contradict the catalogue: refused although the scope is granted, or served
   * without it
   */
  readonly disputed: readonly string[];
}

/** What each token set of a session needs, the busiest first; calls without a token set last. */
export function accessAdvice(session: readonly SessionCall[]): readonly AccessAdvice[] {
  const groups = new Map<string | null, SessionCall[]>();
  for (const call of session.filter(tellsOfScope)) {
    const id = senderOf(call)?.id ?? null;
    const group = groups.get(id) ?? [];
    group.push(call);
    groups.set(id, group);
  }
  return [...groups.values()]
    .map(adviceOf)
    .toSorted((a, b) => Number(a.tokenSet === null) - Number(b.tokenSet === null) || b.calls - a.calls);
}

/**
 * Redirects and preflights are answered before the scope is checked, and calls that never reached the API needed none.
 */
function tellsOfScope({ source, exchange: { method, status }, diagnosis: { sender } }: SessionCall): boolean {
  const answered = status !== 0 && (status < 300 || status === 304 || status >= 400);
  // An answer of a cache or a service worker is no call of its own.
  const reachedApi = sender.kind !== 'not told' || sender.because === 'headers';
  return source === 'page' && answered && reachedApi && method !== 'OPTIONS';
}

function senderOf({ diagnosis: { sender } }: SessionCall): SavedTokenSet | null {
  // What the browser does not tell is known by the rules.
  if (sender.kind === 'not told') return sender.byRules.kind === 'token set' ? sender.byRules.tokenSet : null;
  return sender.kind === 'saved' ? sender.tokenSet : null;
}

function adviceOf(calls: readonly SessionCall[]): AccessAdvice {
  const [first] = calls;
  const tokenSet = first ? senderOf(first) : null;
  const told = calls.map((call) => tell(call, tokenSet));
  const needs = told.filter((each) => each.kind === 'needs');
  const named = (kind: 'unknown' | 'disputed') => [
    ...new Set(told.flatMap((each) => (each.kind === kind ? [each.call] : []))),
  ];
  return {
    tokenSet,
    calls: calls.length,
    scopes: usesOf(needs, tokenSet?.scope ?? null),
    // No scope implies another, and each need has one scope of the app's kind: all needed scopes together are the
    // minimum.
    least: [...new Set(needs.map(({ scope }) => scope))].toSorted(),
    unknown: named('unknown'),
    disputed: named('disputed'),
  };
}

type Needs = { readonly kind: 'needs'; readonly scope: string; readonly evidence: Evidence };

type Told =
  | Needs
  | { readonly kind: 'unknown' | 'disputed'; readonly call: string }
  | { readonly kind: 'needs none' };

function tell({ exchange, learned, diagnosis }: SessionCall, tokenSet: SavedTokenSet | null): Told {
  const { endpoint, needed } = needOf(exchange.method, exchange.pathname, learned);
  const { verdict, notices } = diagnosis;
  const call = `${exchange.method} ${endpoint?.template ?? keptTemplate(exchange.pathname)}`;
  const workedWithout = notices.some(({ kind }) => kind === 'worked without scope');
  if (workedWithout || (verdict.kind === 'scope.wrong' && verdict.disagrees))
    return { kind: 'disputed', call };
  const scope = scopeToAskFor(needed, tokenSet?.scope ?? [], tokenSet?.app.kind === 'legacy');
  if (scope !== null) return { kind: 'needs', scope, evidence: evidenceOf(scope, needed) };
  return endpoint === null || verdict.kind === 'scope.wrong'
    ? { kind: 'unknown', call }
    : { kind: 'needs none' };
}

function evidenceOf(scope: string, needed: ScopeRequirement | null): Evidence {
  const evidence = scope === needed?.right ? needed.rightEvidence : needed?.legacyEvidence;
  return evidence ?? 'assumed';
}

function usesOf(needs: readonly Needs[], granted: readonly string[] | null): readonly ScopeUse[] {
  const names = [...new Set([...needs.map(({ scope }) => scope), ...(granted ?? [])])].toSorted();
  return names.map((scope) => {
    const calls = needs.filter((each) => each.scope === scope);
    return {
      scope,
      calls: calls.length,
      use: useOf(scope, calls.length, granted),
      evidence: [...new Set(calls.map(({ evidence }) => evidence))].toSorted(),
    };
  });
}

function useOf(scope: string, calls: number, granted: readonly string[] | null): ScopeUse['use'] {
  if (calls === 0) return 'never used';
  if (granted === null) return 'needed';
  return granted.includes(scope) ? 'used' : 'missing';
}

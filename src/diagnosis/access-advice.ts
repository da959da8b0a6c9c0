import type { Evidence } from '../inventorum/evidence.ts';
import type { ScopeRequirement } from '../inventorum/scope-map.ts';
import { scopeToAskFor } from '../inventorum/scopes.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { SavedTokenSet } from './knowledge.ts';
import { keptTemplate } from './learning/kept-template.ts';
import type { Learned } from './learning/learned.ts';
import { needOf } from './learning/need-of.ts';
import type { Diagnosis } from './verdict/verdict.ts';

/** An exchange of the session with its verdict. */
export interface SessionCall {
  /** a replay is a trial, often with another token set: it is no traffic of the integration, and counts for nothing */
  readonly source: 'page' | 'replay' | 'own';
  readonly exchange: Pick<Exchange, 'method' | 'pathname' | 'status'>;
  readonly diagnosis: Pick<Diagnosis, 'verdict' | 'sender' | 'notices'>;
  /** of its environment */
  readonly learned: Learned;
}

/** One scope, as the traffic of a token set shows it. */
export interface ScopeUse {
  readonly scope: string;
  /** calls that need it */
  readonly calls: number;
  /** `needed`: what is granted is not known */
  readonly use: 'used' | 'missing' | 'needed' | 'never used';
  /** how we know that those calls need it, each once; empty where it was never used */
  readonly evidence: readonly Evidence[];
}

/** What one token set's traffic needs. */
export interface AccessAdvice {
  /** null: calls without a token of ours */
  readonly tokenSet: SavedTokenSet | null;
  readonly calls: number;
  readonly scopes: readonly ScopeUse[];
  /** enough for all of it, and none of it can be left out */
  readonly least: readonly string[];
  /** `METHOD /template/` of calls of which nobody knows what they need: the least set may not serve them */
  readonly unknown: readonly string[];
  /** `METHOD /template/` of calls that were refused although the scope that we know of is granted, or worked without */
  readonly disputed: readonly string[];
}

/** What each token set of a session needs, the busiest first; calls without one of ours last. */
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

/** Redirects and preflights come before any scope is looked at, and what never reached the API needed none. */
function tellsOfScope({ source, exchange: { method, status } }: SessionCall): boolean {
  const answered = status !== 0 && (status < 300 || status === 304 || status >= 400);
  return source === 'page' && answered && method !== 'OPTIONS';
}

function senderOf({ diagnosis: { sender } }: SessionCall): SavedTokenSet | null {
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
    // No scope implies another, and each need has one scope of the app's kind: what is needed is the least.
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

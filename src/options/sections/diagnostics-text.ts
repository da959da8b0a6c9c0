import { PUBLIC_CODES } from '../../inventorum/api-error.ts';
import type { BackoffCause, RefreshState } from '../../oauth/refresh-state.ts';
import type { History, HistoryEntry } from '../../storage/public/history.ts';
import type { TokenSetStatus } from '../../storage/public/status.ts';
import type { TraceLine } from '../../storage/public/trace.ts';
import type { DiagnosticsSources, OptionsFacts } from '../options-props.ts';

export interface DiagnosticsInput extends DiagnosticsSources {
  readonly facts: OptionsFacts;
  /** language of the texts that the user reads */
  readonly language: string;
  /** ms since the epoch */
  readonly now: number;
}

/**
 * The contents of a bug report as English text: versions, counts, states, outcomes of refreshes, and errors. Made only
 * of numbers, times and our own words: no label, host, origin, path, id, fingerprint, and no text of a server or
 * browser.
 */
export function diagnosticsText(input: DiagnosticsInput): string {
  const { facts, histories, trace } = input;
  const tokenSets = facts.status.apps.flatMap(({ tokenSets }, index) =>
    tokenSets.map((tokenSet) => ({ tokenSet, app: index + 1 })),
  );
  return [
    ...general(input),
    ...tokenSets.flatMap(({ tokenSet, app }, index) => [
      '',
      `token set ${index + 1}, of app ${app}`,
      ...indented(tokenSetLines(tokenSet, histories[tokenSet.id] ?? [])),
    ]),
    '',
    `unexpected errors: ${trace === null ? 'could not be read' : trace.length || 'none'}`,
    ...indented((trace ?? []).map(traceLine)),
  ].join('\n');
}

function general({ version, browser, language, now, facts }: DiagnosticsInput): readonly string[] {
  const { status, policy, session, environments, withheld, tabs } = facts;
  const ofTabs = Object.values(session.tabs);
  const inTabs = ofTabs.reduce((sum, { allowedOrigins }) => sum + allowedOrigins.length, 0);
  return [
    `INVENTORUM API Companion ${version}, ${browser}, shown in ${language}, ${time(now)}`,
    `injection: ${policy.on ? 'on' : 'off'}, paused: ${pause(facts)}, strict: ${yes(policy.strict)}`,
    `defaults: ${count(policy.defaultTokenSets)}, versions set: ${count(policy.apiVersions)}, write guards: ${count(policy.writeGuards)}`,
    `environments: ${environments.length}, origins that the browser withholds: ${withheld.length}, addresses of tabs: ${tabs}`,
    `allowed origins: ${policy.allowedOrigins.length} in every tab, ${inTabs} in single tabs`,
    `tabs: ${ofTabs.filter(({ pin }) => pin).length} pinned, ${ofTabs.filter(({ paused }) => paused).length} paused`,
    `vault: ${status.lock}, storage was damaged: ${yes(status.recovery !== null)}, deletions to undo: ${status.pendingDeletions.length}`,
    `apps: ${status.apps.length === 0 ? 'none' : status.apps.map(({ kind }) => kind).join(', ')}`,
    `status written: ${time(status.writtenAt)}`,
  ];
}

function pause({ policy, session }: OptionsFacts): string {
  if (session.pausedUntilRestart) return 'until the browser restarts';
  return policy.pausedUntil === null ? 'no' : `until ${time(policy.pausedUntil)}`;
}

function tokenSetLines(set: TokenSetStatus, history: History): readonly string[] {
  return [
    `access token: ${accessToken(set)}, lifetime: ${set.lifetime ?? 'unknown'} s${set.lifetimeIsAssumed ? ' (assumed)' : ''}`,
    `scopes: ${set.scope?.length ?? 'unknown'} granted, ${set.withdrawnScope.length} withdrawn`,
    `refreshed: ${set.refreshedAt === null ? 'never' : time(set.refreshedAt)}`,
    `refresh: ${refreshState(set.refresh)}`,
    `saved: ${set.saved.state}, the one before is kept: ${yes(set.hasPrevious)}`,
    `saved values that look wrong: ${set.flaws?.join(', ') ?? 'none'}`,
    `last requests: ${history.length === 0 ? 'none' : ''}`.trimEnd(),
    ...indented(history.map(request)),
  ];
}

function accessToken({ tail, expiresAt }: TokenSetStatus): string {
  if (tail === null) return 'none';
  return expiresAt === null ? 'of unknown age' : `until ${time(expiresAt)}`;
}

function refreshState(refresh: RefreshState): string {
  switch (refresh.state) {
    case 'idle':
      return `idle, due ${time(refresh.dueAt)}`;
    case 'in flight':
    case 'unknown outcome':
      return `${refresh.state}, since ${time(refresh.attempt.startedAt)}, sent twice: ${yes(refresh.attempt.resent)}`;
    case 'backing off':
      return `backing off until ${time(refresh.until)}, failures: ${refresh.failures}, an answer may be lost: ${yes(refresh.doubt)}, because: ${cause(refresh.cause)}`;
    case 'rejected':
      return `rejected ${time(refresh.at)}, code: ${code(refresh.code)}, an answer was lost: ${yes(refresh.afterLostAnswer)}`;
    case 'wrong client':
      return `wrong client ${time(refresh.at)}`;
  }
}

function cause(why: BackoffCause): string {
  const status = 'status' in why ? ` ${why.status}` : '';
  const unexpected = why.kind === 'unexpected answer' ? `, code: ${code(why.code)}` : '';
  return `${why.kind}${status}${unexpected}`;
}

/** A server may repeat anything as its error code: only public codes are included. */
function code(found: string | null): string {
  if (found === null) return 'none';
  return PUBLIC_CODES.has(found) ? found : 'another';
}

function request({ at, durationMs, outcome, status, remarks = [] }: HistoryEntry): string {
  const said = remarks.length === 0 ? '' : ` (${remarks.join(', ')})`;
  return `${time(at)} ${outcome}, status ${status ?? 'none'}, ${Math.round(durationMs)} ms${said}`;
}

function traceLine({ at, times, code: where, name, location }: TraceLine): string {
  return `${time(at)} ${where}: ${name}${location === null ? '' : ` at ${location}`}${times > 1 ? `, ${times} times` : ''}`;
}

/** In UTC, to the second; the clock may be wrong by any amount. */
function time(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? 'at an unknown time' : `${date.toISOString().slice(0, 19)}Z`;
}

function count(items: Readonly<Record<string, unknown>>): number {
  return Object.keys(items).length;
}

function yes(is: boolean): string {
  return is ? 'yes' : 'no';
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

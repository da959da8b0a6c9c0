import type { SessionCall } from '../../../diagnosis/access-advice.ts';
import type { Knowledge, Lack, SavedTokenSet } from '../../../diagnosis/knowledge.ts';
import { conclude } from '../../../diagnosis/learning/conclude.ts';
import type { Learned } from '../../../diagnosis/learning/learned.ts';
import { environmentOf } from '../../../injection/explain-usual.ts';
import type { Environment } from '../../../inventorum/environment.ts';
import type { AppKind } from '../../../oauth/app.ts';
import type { RefreshState } from '../../../oauth/refresh-state.ts';
import type { InjectionFacts } from '../../../storage/public/injection-facts.ts';
import type { Learning } from '../../../storage/public/learning.ts';
import type { DiagnosedCall, RecordedCall } from './call.ts';

/** Knowledge of an environment, independent of the call. */
export type Known = Omit<Knowledge, OfCall>;

/** What differs by call. */
type OfCall = 'explanation' | 'startTimes' | 'letRead' | 'recognised';

/** The current knowledge for a call; undefined: its environment is gone. */
export type KnownFor = (call: RecordedCall) => Known | undefined;

/** Answers by the environment of a call. The answer is the same object as before if nothing has changed. */
export function createKnownFor(): (facts: InjectionFacts, learnedFor: LearnedFor, now: number) => KnownFor {
  const steady = createSteady<Known>(JSON.stringify, (a, b) => a.learned === b.learned);
  return (facts, learnedFor, now) => {
    const current = new Map<string, Known>();
    return ({ exchange }) => {
      const { url, tabId } = exchange.asked;
      const environment = environmentOf(facts.environments, url);
      if (!environment) return undefined;
      const id = `${environment.id} ${tabId}`;
      const found =
        current.get(id) ??
        steady(id, {
          ...knowledgeOf(facts, { environment, tabId }, now),
          learned: learnedFor(environment.id),
        });
      current.set(id, found);
      return found;
    };
  };
}

/** The knowledge that diagnosis needs, for calls of one environment in a tab (null: no tab). */
export function knowledgeOf(
  facts: InjectionFacts,
  { environment, tabId }: { readonly environment: Environment; readonly tabId: number | null },
  now: number,
): Omit<Known, 'learned'> {
  const { policy, session } = facts;
  const pin = tabId === null ? null : session.tabs[String(tabId)]?.pin;
  return {
    environment,
    tokenSets: tokenSetsOf(facts, environment.id, now),
    elsewhere: facts.environments
      .filter(({ id }) => id !== environment.id)
      .flatMap(({ id, name }) =>
        tokenSetsOf(facts, id, now).map((tokenSet) => ({ environmentName: name, tokenSet })),
      ),
    chosenId: pin ? pin.tokenSetId : (policy.defaultTokenSets[environment.id] ?? null),
    allowedOrigins: policy.allowedOrigins,
  };
}

function tokenSetsOf(
  { status }: InjectionFacts,
  environmentId: string,
  now: number,
): readonly SavedTokenSet[] {
  const apps = (status?.apps ?? []).filter((app) => app.environmentId === environmentId);
  return apps.flatMap(({ label, kind, clientId, tokenSets }) =>
    tokenSets.map(
      (set): SavedTokenSet => ({
        id: set.id,
        label: set.label,
        app: { label, kind, clientId },
        scope: set.scope,
        live: set.tail !== null && (set.expiresAt === null || set.expiresAt > now),
        lacks: lackOf(kind, set.refresh),
        marks: set.marks,
      }),
    ),
  );
}

function lackOf(kind: AppKind, { state }: RefreshState): Lack | null {
  if (state === 'wrong client') return 'right client';
  if (state !== 'rejected') return null;
  return kind === 'legacy' ? 'log-in' : 'new token';
}

/** What was learnt about an environment, by its id. */
export type LearnedFor = (environmentId: string) => Learned;

/**
 * Returns the same conclusions (by identity) if only counts have changed: otherwise every counted call would cause a
 * diagnosis of all calls.
 */
export function createLearnedFor(): (learning: Learning) => LearnedFor {
  const steady = createSteady(conclusionsText);
  return (learning) => {
    const current = new Map<string, Learned>();
    return (environmentId) => {
      const found = current.get(environmentId) ?? steady(environmentId, conclude(learning, environmentId));
      current.set(environmentId, found);
      return found;
    };
  };
}

/** Without the counts. */
function conclusionsText(learned: Learned): string {
  return JSON.stringify(
    [...learned.values()].map(({ worked, refused, ...conclusion }) => conclusion).toSorted(byCall),
  );
}

function byCall(a: { method: string; template: string }, b: { method: string; template: string }): number {
  return `${a.template} ${a.method}` < `${b.template} ${b.method}` ? -1 : 1;
}

/** Returns the previous value (by identity) of an id as long as the new one has the same text and is alike. */
function createSteady<T>(textOf: (value: T) => string, isAlike: (a: T, b: T) => boolean = () => true) {
  const before = new Map<string, { readonly text: string; readonly value: T }>();
  return (id: string, value: T): T => {
    const text = textOf(value);
    const last = before.get(id);
    if (last?.text === text && isAlike(last.value, value)) return last.value;
    before.set(id, { text, value });
    return value;
  };
}

/** The list as input for the advice. */
export function sessionCalls(
  calls: readonly DiagnosedCall[],
  environments: readonly Environment[],
  learnedFor: LearnedFor,
): readonly SessionCall[] {
  return calls.flatMap(({ source, exchange, diagnosis }) => {
    const environment = environmentOf(environments, exchange.asked.url);
    return environment ? { source, exchange, diagnosis, learned: learnedFor(environment.id) } : [];
  });
}

import type { AllowedOrigin } from '../../injection/policy.ts';
import type { Environment } from '../../inventorum/environment.ts';
import { isSameOrigin, parseEnvironmentOrigin } from '../../inventorum/parse-environment-origin.ts';
import type { AllowanceReach } from '../../messaging/protocol.ts';
import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import { living } from '../../storage/secret/credentials.ts';
import { expectFound } from './command-checks.ts';
import { type InjectionParts, withTab } from './injection-commands.ts';

/** An origin that the user allowed in a click whose permission prompt is still open. */
export interface PendingAllowance {
  readonly origin: string;
  readonly reach: AllowanceReach;
  /** when it was clicked, ms since the epoch */
  readonly askedAt: number;
}

/** A grant that comes later than this answers another question: that prompt was declined. */
const PROMPT_LASTS_MS = 120_000;

export interface PlaceParts extends InjectionParts {
  /** all of them, the built-in one first */
  readonly environments: () => Promise<readonly Environment[]>;
  readonly updateAddedEnvironments: (
    change: (added: readonly Environment[]) => readonly Environment[],
  ) => Promise<void>;
  readonly newId: () => string;
  readonly pending: {
    get(): Promise<PendingAllowance | undefined>;
    set(allowance: PendingAllowance | null): Promise<void>;
  };
  readonly hasOrigin: (origin: string) => Promise<boolean>;
  readonly forgetOrigin: (origin: string) => Promise<boolean>;
}

type PlaceCommand =
  | 'tab.pin'
  | 'tab.unpin'
  | 'origin.allow'
  | 'origin.disallow'
  | 'origin.read-answers'
  | 'environment.add'
  | 'environment.remove';

/** The commands that decide where a token may go: from which pages and tabs, to which environments. */
export function placeCommands(parts: PlaceParts): Pick<Handlers, PlaceCommand> {
  return {
    async 'tab.pin'({ tabId, tokenSetId }) {
      if (tokenSetId !== null) expectFound(living(await parts.store.read()).tokenSets, tokenSetId);
      await parts.updateSession((session) => withTab(session, tabId, { pin: { tokenSetId } }));
      await parts.changed();
      return null;
    },
    async 'tab.unpin'({ tabId }) {
      await parts.updateSession((session) => withTab(session, tabId, { pin: null }));
      await parts.changed();
      return null;
    },
    async 'origin.allow'(allowance) {
      // The popup may close on the permission prompt: the intent comes first, the grant completes it.
      await parts.pending.set({ ...allowance, askedAt: parts.now() });
      await completeAllowance(parts);
      return null;
    },
    async 'origin.disallow'({ origin, reach }) {
      await changeOrigins(parts, reach, (origins) => origins.filter((each) => each.origin !== origin));
      const own = (await parts.environments()).some((environment) => environment.origin === origin);
      if (!own && reach.in === 'every tab') await parts.forgetOrigin(origin);
      await parts.changed();
      return null;
    },
    async 'origin.read-answers'({ origin, on }) {
      await parts.updatePolicy((policy) => ({
        ...policy,
        allowedOrigins: policy.allowedOrigins.map((each) => readingAnswers(each, origin, on)),
      }));
      await parts.changed();
      return null;
    },
    'environment.add': (input) => addEnvironment(parts, input),
    async 'environment.remove'({ id }) {
      // Also of one that was deleted a moment ago: an undo must not bring it back to nowhere.
      const { apps } = await parts.store.read();
      if (apps.some((app) => app.environmentId === id)) throw new ProblemError({ code: 'in use' });
      const removed = expectFound(await parts.environments(), id);
      await parts.updateAddedEnvironments((added) => added.filter((each) => each.id !== id));
      await parts.forgetOrigin(removed.origin);
      await parts.changed();
      return null;
    },
  };
}

/** Whether the browser's question of that click may still be open. */
export function isStillAsked({ askedAt }: PendingAllowance, now: number): boolean {
  return now - askedAt <= PROMPT_LASTS_MS;
}

/** Allows the origin of the last click once its host permission is there. */
export async function completeAllowance(parts: PlaceParts): Promise<void> {
  const allowance = await parts.pending.get();
  if (!allowance) return;
  if (!isStillAsked(allowance, parts.now())) return await parts.pending.set(null);
  if (!(await parts.hasOrigin(allowance.origin))) return;
  const { origin, reach } = allowance;
  await changeOrigins(parts, reach, (origins) =>
    origins.some((each) => each.origin === origin) ? origins : [...origins, { origin, readsAnswers: false }],
  );
  await parts.pending.set(null);
  await parts.changed();
}

/** Rules know no port: where one port of a host reads answers, no other one of it can. */
function readingAnswers(each: AllowedOrigin, origin: string, on: boolean): AllowedOrigin {
  if (each.origin === origin) return { ...each, readsAnswers: on };
  const sameHost = new URL(each.origin).hostname === new URL(origin).hostname;
  return on && sameHost ? { ...each, readsAnswers: false } : each;
}

async function addEnvironment(
  parts: PlaceParts,
  input: { readonly environmentName: string; readonly origin: string },
): Promise<{ id: string }> {
  const parsed = parseEnvironmentOrigin(input.origin);
  if ('problem' in parsed) throw new ProblemError({ code: parsed.problem, field: 'origin' });
  const { origin } = parsed;
  if ((await parts.environments()).some((each) => isSameOrigin(each.origin, origin))) {
    throw new ProblemError({ code: 'already there', field: 'origin' });
  }
  const environment: Environment = { id: parts.newId(), name: input.environmentName, origin };
  await parts.updateAddedEnvironments((added) => [...added, environment]);
  await parts.changed();
  return { id: environment.id };
}

async function changeOrigins(
  parts: PlaceParts,
  reach: AllowanceReach,
  edit: (origins: readonly AllowedOrigin[]) => readonly AllowedOrigin[],
): Promise<void> {
  if (reach.in === 'every tab') {
    await parts.updatePolicy((policy) => ({ ...policy, allowedOrigins: edit(policy.allowedOrigins) }));
    return;
  }
  await parts.updateSession((session) => {
    const before = session.tabs[String(reach.tabId)]?.allowedOrigins ?? [];
    return withTab(session, reach.tabId, { allowedOrigins: edit(before) });
  });
}

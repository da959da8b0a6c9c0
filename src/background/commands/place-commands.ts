import {
  type Allowance,
  everyTabWith,
  mayBeAnswered,
  originsWith,
  type PendingAllowance,
} from '../../injection/allowance.ts';
import type { BrowserFacts } from '../../injection/held/host-permission.ts';
import { siblingsInTheWay } from '../../injection/held/one-reach.ts';
import type { AllowedOrigin, InjectionPolicy } from '../../injection/policy.ts';
import type { Environment } from '../../inventorum/environment.ts';
import { isSameOrigin, parseEnvironmentOrigin } from '../../inventorum/parse-environment-origin.ts';
import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import type { SharedItem } from '../../storage/public/shared-item.ts';
import { living } from '../../storage/secret/credentials.ts';
import { expectFound } from './command-checks.ts';
import { type InjectionParts, withTab } from './injection-commands.ts';

export interface PlaceParts extends InjectionParts {
  /** all of them, the built-in one first */
  readonly environments: () => Promise<readonly Environment[]>;
  readonly updateAddedEnvironments: (
    change: (added: readonly Environment[]) => readonly Environment[],
  ) => Promise<void>;
  readonly newId: () => string;
  readonly policy: () => Promise<InjectionPolicy>;
  readonly pending: Pick<SharedItem<PendingAllowance | null>, 'get' | 'change'>;
  readonly exactBy: BrowserFacts['exactBy'];
  readonly hasOrigin: (origin: string) => Promise<boolean>;
  /** What was granted just now has found its use, or has none: what is not used is given back at once. */
  readonly settleGrants: () => void;
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
      await allowOrigin(parts, allowance);
      return null;
    },
    async 'origin.disallow'(allowance) {
      await disallowOrigin(parts, allowance);
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
      expectFound(await parts.environments(), id);
      await parts.updateAddedEnvironments((added) => added.filter((each) => each.id !== id));
      parts.settleGrants();
      await parts.changed();
      return null;
    },
  };
}

/**
 * Allows what was clicked before the browser asked, once its permission is there. Whoever learns of the grant calls
 * it: the page that asked may be gone, and the background may have slept. Twice does no harm.
 */
export async function completeAllowance(parts: PlaceParts): Promise<void> {
  const pending = await parts.pending.get();
  if (!pending) return;
  if (!mayBeAnswered(pending, parts.now())) return await settle(parts, pending.origin);
  if (await parts.hasOrigin(pending.origin)) await allowOrigin(parts, pending);
}

/** Throws where the browser gives no access, and where "in one tab" cannot be kept: nothing is then half allowed. */
export async function allowOrigin(parts: PlaceParts, { origin, reach }: Allowance): Promise<void> {
  if (!(await parts.hasOrigin(origin))) throw new ProblemError({ code: 'no permission' });
  await settle(parts, origin);
  // Pages of an environment read its answers anyway.
  const added = { origin, readsAnswers: !(await isOwn(parts, origin)) };
  if (reach.in === 'every tab') await allowEverywhere(parts, added);
  else await allowInTab(parts, added, reach.tabId);
  await parts.changed();
}

/** What ends with it goes first: in between, less is allowed and never more. */
async function allowEverywhere(parts: PlaceParts, added: AllowedOrigin): Promise<void> {
  const { exactBy } = parts;
  const policy = await parts.policy();
  await parts.updateSession((session) => everyTabWith({ policy, session, exactBy }, added).session);
  await parts.updatePolicy((latest) => ({
    ...latest,
    allowedOrigins: originsWith(latest.allowedOrigins, added),
  }));
}

async function allowInTab(parts: PlaceParts, added: AllowedOrigin, tabId: number): Promise<void> {
  const policy = await parts.policy();
  await parts.updateSession((session) => {
    const inTheWay = siblingsInTheWay({ policy, session, exactBy: parts.exactBy }, added.origin, tabId);
    if (inTheWay.length > 0) throw new ProblemError({ code: 'one reach' });
    const allowedOrigins = originsWith(session.tabs[String(tabId)]?.allowedOrigins ?? [], added);
    return withTab(session, tabId, { allowedOrigins });
  });
}

async function disallowOrigin(parts: PlaceParts, { origin, reach }: Allowance): Promise<void> {
  const without = (list: readonly AllowedOrigin[]) => list.filter((each) => each.origin !== origin);
  if (reach.in === 'every tab') {
    await parts.updatePolicy((policy) => ({ ...policy, allowedOrigins: without(policy.allowedOrigins) }));
  } else {
    const { tabId } = reach;
    await parts.updateSession((session) => {
      const allowedOrigins = without(session.tabs[String(tabId)]?.allowedOrigins ?? []);
      return withTab(session, tabId, { allowedOrigins });
    });
  }
  parts.settleGrants();
  await parts.changed();
}

/** The question about this origin is over; one about another origin, asked meanwhile, is not. */
async function settle(parts: PlaceParts, origin: string): Promise<void> {
  await parts.pending.change((pending) => (pending?.origin === origin ? null : (pending ?? null)));
}

async function isOwn(parts: PlaceParts, origin: string): Promise<boolean> {
  return (await parts.environments()).some((environment) => environment.origin === origin);
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

import { type Allowance, everyTabWith, originsWith } from '../../injection/allowance.ts';
import type { BrowserFacts } from '../../injection/held/host-permission.ts';
import { siblingsInTheWay } from '../../injection/held/siblings.ts';
import { mayBeAnswered, type PendingAllowance } from '../../injection/pending-allowance.ts';
import type { AllowedOrigin, InjectionPolicy } from '../../injection/policy.ts';
import type { Environment } from '../../inventorum/environment.ts';
import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import type { SharedItem } from '../../storage/public/shared-item.ts';
import { type InjectionParts, withTab } from './injection-commands.ts';

export interface OriginParts extends InjectionParts {
  /** all of them, the built-in one first */
  readonly environments: () => Promise<readonly Environment[]>;
  readonly policy: () => Promise<InjectionPolicy>;
  readonly pending: Pick<SharedItem<PendingAllowance | null>, 'get' | 'change'>;
  readonly exactBy: BrowserFacts['exactBy'];
  readonly hasOrigin: (origin: string) => Promise<boolean>;
  /** Fresh permissions are used by now, or have no use: unused ones are given back at once. */
  readonly settleGrants: () => void;
}

type OriginCommand = 'origin.allow' | 'origin.disallow' | 'origin.read-answers';

/** The commands that decide which pages may send a token. */
export function originCommands(parts: OriginParts): Pick<Handlers, OriginCommand> {
  return {
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
  };
}

/**
 * Completes an allowance that was clicked before the browser asked, once its permission is granted. Every place that
 * learns of the grant calls it: the asking page may be gone, and the background may have slept. Safe to call twice.
 */
export async function completeAllowance(parts: OriginParts): Promise<void> {
  const pending = await parts.pending.get();
  if (!pending) return;
  if (!mayBeAnswered(pending, parts.now())) return await settle(parts, pending.origin);
  if (await parts.hasOrigin(pending.origin)) await allowOrigin(parts, pending);
}

/** Throws if the browser denies access, or if "in one tab" is impossible: nothing is allowed by half. */
export async function allowOrigin(parts: OriginParts, { origin, reach }: Allowance): Promise<void> {
  if (!(await parts.hasOrigin(origin))) throw new ProblemError({ code: 'no permission' });
  await settle(parts, origin);
  // Pages of an environment read its answers anyway.
  const added = { origin, readsAnswers: !(await isOwn(parts, origin)) };
  if (reach.in === 'every tab') await allowEverywhere(parts, added);
  else await allowInTab(parts, added, reach.tabId);
  await parts.changed();
}

/** Conflicting allowances are removed first: in between less is allowed, never more. */
async function allowEverywhere(parts: OriginParts, added: AllowedOrigin): Promise<void> {
  const { exactBy } = parts;
  const policy = await parts.policy();
  await parts.updateSession((session) => everyTabWith({ policy, session, exactBy }, added).session);
  await parts.updatePolicy((latest) => ({
    ...latest,
    allowedOrigins: originsWith(latest.allowedOrigins, added),
  }));
}

async function allowInTab(parts: OriginParts, added: AllowedOrigin, tabId: number): Promise<void> {
  const policy = await parts.policy();
  await parts.updateSession((session) => {
    const inTheWay = siblingsInTheWay({ policy, session, exactBy: parts.exactBy }, added.origin, tabId);
    if (inTheWay.length > 0) throw new ProblemError({ code: 'one reach' });
    const allowedOrigins = originsWith(session.tabs[String(tabId)]?.allowedOrigins ?? [], added);
    return withTab(session, tabId, { allowedOrigins });
  });
}

async function disallowOrigin(parts: OriginParts, { origin, reach }: Allowance): Promise<void> {
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

/** Ends the pending question about this origin, but not one about another origin that was asked meanwhile. */
async function settle(parts: OriginParts, origin: string): Promise<void> {
  await parts.pending.change((pending) => (pending?.origin === origin ? null : (pending ?? null)));
}

async function isOwn(parts: OriginParts, origin: string): Promise<boolean> {
  return (await parts.environments()).some((environment) => environment.origin === origin);
}

/** Rules have no port: if one port of a host reads answers, no other port can. */
function readingAnswers(each: AllowedOrigin, origin: string, on: boolean): AllowedOrigin {
  if (each.origin === origin) return { ...each, readsAnswers: on };
  const sameHost = new URL(each.origin).hostname === new URL(origin).hostname;
  return on && sameHost ? { ...each, readsAnswers: false } : each;
}

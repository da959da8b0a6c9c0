import type { InjectionPolicy, TabPolicies } from '../../injection/policy.ts';
import type { Environment } from '../../inventorum/environment.ts';
import type { AllowanceReach } from '../../messaging/protocol.ts';
import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { living } from '../../storage/secret/credentials.ts';

/** An origin that the user allowed in a click whose permission prompt is still open. */
export interface PendingAllowance {
  readonly origin: string;
  readonly reach: AllowanceReach;
}

export interface InjectionParts {
  readonly store: CredentialStore;
  readonly environments: readonly Environment[];
  readonly updatePolicy: (change: (policy: InjectionPolicy) => InjectionPolicy) => Promise<void>;
  readonly updateTabs: (change: (tabs: TabPolicies) => TabPolicies) => Promise<void>;
  readonly pending: {
    get(): Promise<PendingAllowance | undefined>;
    set(allowance: PendingAllowance | null): Promise<void>;
  };
  readonly hasOrigin: (origin: string) => Promise<boolean>;
  readonly forgetOrigin: (origin: string) => Promise<boolean>;
  readonly changed: () => Promise<void>;
}

type InjectionCommand = 'injection.choose' | 'injection.switch' | 'origin.allow' | 'origin.disallow';

/** The commands that change which requests get a token. */
export function injectionCommands(parts: InjectionParts): Pick<Handlers, InjectionCommand> {
  return {
    async 'injection.choose'({ tokenSetId }) {
      const { apps, tokenSets } = living(await parts.store.read());
      const set = tokenSets.find((each) => each.id === tokenSetId);
      const app = apps.find((each) => each.id === set?.appId);
      if (!app) throw new ProblemError({ code: 'not found' });
      await parts.updatePolicy((policy) => chosen(policy, app.environmentId, tokenSetId));
      await parts.changed();
      return null;
    },
    async 'injection.switch'({ on }) {
      await parts.updatePolicy((policy) => ({ ...policy, on }));
      await parts.changed();
      return null;
    },
    async 'origin.allow'(allowance) {
      // The popup may close on the permission prompt: the intent comes first, the grant completes it.
      await parts.pending.set(allowance);
      await completeAllowance(parts);
      return null;
    },
    async 'origin.disallow'({ origin, reach }) {
      await change(parts, reach, (origins) => origins.filter((each) => each !== origin));
      const own = parts.environments.some((environment) => environment.origin === origin);
      if (!own && reach.in === 'every tab') await parts.forgetOrigin(origin);
      await parts.changed();
      return null;
    },
  };
}

/** Allows the origin of the last click once its host permission is there. */
export async function completeAllowance(parts: InjectionParts): Promise<void> {
  const allowance = await parts.pending.get();
  if (!allowance || !(await parts.hasOrigin(allowance.origin))) return;
  await change(parts, allowance.reach, (origins) => [...new Set([...origins, allowance.origin])]);
  await parts.pending.set(null);
  await parts.changed();
}

/** The policy with another token set for one environment. */
export function chosen(policy: InjectionPolicy, environmentId: string, tokenSetId: string): InjectionPolicy {
  return { ...policy, defaultTokenSets: { ...policy.defaultTokenSets, [environmentId]: tokenSetId } };
}

async function change(
  parts: InjectionParts,
  reach: AllowanceReach,
  edit: (origins: readonly string[]) => readonly string[],
): Promise<void> {
  if (reach.in === 'every tab') {
    await parts.updatePolicy((policy) => ({ ...policy, allowedOrigins: edit(policy.allowedOrigins) }));
    return;
  }
  const id = String(reach.tabId);
  await parts.updateTabs((tabs) => ({
    ...tabs,
    [id]: { allowedOrigins: edit(tabs[id]?.allowedOrigins ?? []) },
  }));
}

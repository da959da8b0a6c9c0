import {
  DEFAULT_TAB_POLICY,
  type InjectionPolicy,
  isOrdinary,
  type SessionPolicy,
} from '../../injection/policy.ts';
import { MINIMUM_VERSION, NEWEST_VERSION } from '../../inventorum/versions.ts';
import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { withoutDeleted } from '../../storage/secret/credentials.ts';
import { expectFound } from './expect-found.ts';

export interface InjectionParts {
  readonly store: CredentialStore;
  readonly now: () => number;
  readonly updatePolicy: (change: (policy: InjectionPolicy) => InjectionPolicy) => Promise<void>;
  readonly updateSession: (change: (session: SessionPolicy) => SessionPolicy) => Promise<void>;
  /** Reconciles; awaited before the answer, so that an answered command is in force. */
  readonly changed: () => Promise<void>;
}

type InjectionCommand =
  | 'injection.choose'
  | 'injection.switch'
  | 'injection.pause'
  | 'injection.resume'
  | 'injection.strict'
  | 'app.api-version'
  | 'token-set.guard'
  | 'token-set.allow-writes';

/** The commands that decide which token set is injected, when, and with which headers. */
export function injectionCommands(parts: InjectionParts): Pick<Handlers, InjectionCommand> {
  const { updatePolicy, updateSession } = parts;

  async function policyBecomes(change: (policy: InjectionPolicy) => InjectionPolicy): Promise<null> {
    await updatePolicy(change);
    await parts.changed();
    return null;
  }

  return {
    async 'injection.choose'({ tokenSetId }) {
      const { apps, tokenSets } = withoutDeleted(await parts.store.read());
      const app = expectFound(apps, expectFound(tokenSets, tokenSetId).appId);
      return await policyBecomes((policy) => chosen(policy, app.environmentId, tokenSetId));
    },
    'injection.switch': ({ on }) => policyBecomes((policy) => ({ ...policy, on })),
    'injection.strict': ({ on }) => policyBecomes((policy) => ({ ...policy, strict: on })),
    async 'injection.pause'(pause) {
      if (pause.for === 'minutes') {
        const pausedUntil = parts.now() + pause.minutes * 60_000;
        return await policyBecomes((policy) => ({ ...policy, pausedUntil }));
      }
      await updateSession((session) =>
        pause.for === 'until restart'
          ? { ...session, pausedUntilRestart: true }
          : withTab(session, pause.tabId, { paused: true }),
      );
      await parts.changed();
      return null;
    },
    async 'injection.resume'({ tabId }) {
      await updateSession((session) =>
        tabId === null
          ? { ...session, pausedUntilRestart: false }
          : withTab(session, tabId, { paused: false }),
      );
      return await policyBecomes((policy) => (tabId === null ? { ...policy, pausedUntil: null } : policy));
    },
    async 'app.api-version'({ id, version }) {
      expectFound(withoutDeleted(await parts.store.read()).apps, id);
      if (version !== null && (version < MINIMUM_VERSION || version > NEWEST_VERSION)) {
        throw new ProblemError({ code: 'refused' });
      }
      return await policyBecomes(({ apiVersions: { [id]: _, ...others }, ...policy }) => ({
        ...policy,
        apiVersions: version === null ? others : { ...others, [id]: version },
      }));
    },
    async 'token-set.guard'({ id, guarded }) {
      expectFound(withoutDeleted(await parts.store.read()).tokenSets, id);
      return await policyBecomes(({ writeGuards: { [id]: guard, ...others }, ...policy }) => ({
        ...policy,
        writeGuards: guarded ? { ...others, [id]: guard ?? { writesUntil: null } } : others,
      }));
    },
    'token-set.allow-writes': ({ id, minutes }) => {
      const writesUntil = minutes === 0 ? null : parts.now() + minutes * 60_000;
      return policyBecomes((policy) =>
        Object.hasOwn(policy.writeGuards, id)
          ? { ...policy, writeGuards: { ...policy.writeGuards, [id]: { writesUntil } } }
          : policy,
      );
    },
  };
}

/** The commands that pin a tab to a token set, or to none. */
export function tabCommands(parts: InjectionParts): Pick<Handlers, 'tab.pin' | 'tab.unpin'> {
  return {
    async 'tab.pin'({ tabId, tokenSetId }) {
      if (tokenSetId !== null) expectFound(withoutDeleted(await parts.store.read()).tokenSets, tokenSetId);
      await parts.updateSession((session) => withTab(session, tabId, { pin: { tokenSetId } }));
      await parts.changed();
      return null;
    },
    async 'tab.unpin'({ tabId }) {
      await parts.updateSession((session) => withTab(session, tabId, { pin: null }));
      await parts.changed();
      return null;
    },
  };
}

/** The policy with another token set for one environment. */
export function chosen(policy: InjectionPolicy, environmentId: string, tokenSetId: string): InjectionPolicy {
  return { ...policy, defaultTokenSets: { ...policy.defaultTokenSets, [environmentId]: tokenSetId } };
}

/** The session with one tab changed; a tab without settings of its own has no entry. */
export function withTab(
  session: SessionPolicy,
  tabId: number,
  change: Partial<SessionPolicy['tabs'][string]>,
): SessionPolicy {
  const { [String(tabId)]: before, ...others } = session.tabs;
  const after = { ...DEFAULT_TAB_POLICY, ...before, ...change };
  return { ...session, tabs: isOrdinary(after) ? others : { ...others, [String(tabId)]: after } };
}

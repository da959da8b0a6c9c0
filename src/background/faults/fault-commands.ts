import { canFail, type TabFault } from '../../injection/fault.ts';
import { type Environment, isTokenPath } from '../../inventorum/environment.ts';
import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { withoutDeleted } from '../../storage/secret/credentials.ts';
import { expectFound } from '../commands/expect-found.ts';
import type { FaultLife } from './fault-life.ts';

export interface FaultCommandParts {
  readonly life: Pick<FaultLife, 'start' | 'end'>;
  readonly store: Pick<CredentialStore, 'read'>;
  readonly environments: () => Promise<readonly Environment[]>;
  /** ms since the epoch */
  readonly now: () => number;
}

/** The commands that let calls of a tab fail on purpose. */
export function faultCommands(parts: FaultCommandParts): Pick<Handlers, 'fault.start' | 'fault.end'> {
  return {
    async 'fault.start'({ tabId, ...asked }) {
      const environment = expectFound(await parts.environments(), asked.environmentId);
      if (!canFail(asked.path) || isTokenPath(asked.path)) throw new ProblemError({ code: 'not the API' });
      await expectTokenSet(parts.store, asked.way, environment);
      await parts.life.start(tabId, { ...asked, since: parts.now() });
      return null;
    },
    async 'fault.end'({ tabId }) {
      await parts.life.end(tabId);
      return null;
    },
  };
}

/** A token set of one environment never goes to another. */
async function expectTokenSet(
  store: Pick<CredentialStore, 'read'>,
  way: TabFault['way'],
  environment: Environment,
): Promise<void> {
  if (way.as !== 'other token set') return;
  const { apps, tokenSets } = withoutDeleted(await store.read());
  const { appId } = expectFound(tokenSets, way.tokenSetId);
  if (expectFound(apps, appId).environmentId !== environment.id)
    throw new ProblemError({ code: 'not found' });
}

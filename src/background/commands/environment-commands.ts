import type { Environment } from '../../inventorum/environment.ts';
import { isSameOrigin, parseEnvironmentOrigin } from '../../inventorum/parse-environment-origin.ts';
import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import { expectFound } from './expect-found.ts';
import type { OriginParts } from './origin-commands.ts';

export interface EnvironmentParts
  extends Pick<OriginParts, 'store' | 'environments' | 'settleGrants' | 'changed'> {
  readonly updateAddedEnvironments: (
    change: (added: readonly Environment[]) => readonly Environment[],
  ) => Promise<void>;
  readonly newId: () => string;
}

/** The commands that add and remove environments. */
export function environmentCommands(
  parts: EnvironmentParts,
): Pick<Handlers, 'environment.add' | 'environment.remove'> {
  return {
    'environment.add': (input) => addEnvironment(parts, input),
    async 'environment.remove'({ id }) {
      // Counts recently deleted apps, too: an undo must find their environment.
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

async function addEnvironment(
  parts: EnvironmentParts,
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

import { type Environment, PRODUCTION } from '../../inventorum/environment.ts';

/** Every environment, the built-in one first. */
export function allEnvironments(added: readonly Environment[] | undefined): readonly Environment[] {
  return [PRODUCTION, ...(added ?? [])];
}

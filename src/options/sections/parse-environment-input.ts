import { type Environment, parseEnvironmentOrigin } from '../../inventorum/environment.ts';
import type { PageProblem } from '../../ui/live/carry-out.ts';

/** What is typed to add an environment. */
export interface EnvironmentInput {
  readonly environmentName: string;
  readonly origin: string;
}

export type InputProblems = Readonly<Partial<Record<keyof EnvironmentInput, PageProblem['code']>>>;

/** The input as it can be sent, or what is wrong with it, all fields together; the background has the last word. */
export function parseEnvironmentInput(
  input: EnvironmentInput,
  environments: readonly Environment[],
): { readonly input: EnvironmentInput } | { readonly problems: InputProblems } {
  const environmentName = input.environmentName.trim();
  const named: InputProblems = environmentName === '' ? { environmentName: 'missing' } : {};
  if (input.origin.trim() === '') return { problems: { ...named, origin: 'missing' } };
  const parsed = parseEnvironmentOrigin(input.origin);
  if ('problem' in parsed) return { problems: { ...named, origin: parsed.problem } };
  const { origin } = parsed;
  if (environments.some((each) => each.origin === origin)) {
    return { problems: { ...named, origin: 'already there' } };
  }
  return environmentName === '' ? { problems: named } : { input: { environmentName, origin } };
}

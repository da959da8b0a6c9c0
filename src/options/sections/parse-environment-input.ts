import type { Environment } from '../../inventorum/environment.ts';
import { isSameOrigin, parseEnvironmentOrigin } from '../../inventorum/parse-environment-origin.ts';
import type { PageProblem } from '../../messaging/carry-out.ts';

/** The input of the form for an environment. */
export interface EnvironmentInput {
  readonly environmentName: string;
  readonly origin: string;
}

/** The problem of a field; `instead`: a valid spelling, null: unknown. */
export interface InputProblem {
  readonly code: PageProblem['code'];
  readonly instead: string | null;
}

export type InputProblems = Readonly<Partial<Record<keyof EnvironmentInput, InputProblem>>>;

/** The values to send, or all problems of the fields; the background decides. */
export function parseEnvironmentInput(
  input: EnvironmentInput,
  environments: readonly Environment[],
): { readonly input: EnvironmentInput } | { readonly problems: InputProblems } {
  const environmentName = input.environmentName.trim();
  const named: InputProblems = environmentName === '' ? { environmentName: plain('missing') } : {};
  if (input.origin.trim() === '') return { problems: { ...named, origin: plain('missing') } };
  const parsed = parseEnvironmentOrigin(input.origin);
  if ('problem' in parsed) {
    return { problems: { ...named, origin: { code: parsed.problem, instead: parsed.instead } } };
  }
  const { origin } = parsed;
  if (environments.some((each) => isSameOrigin(each.origin, origin))) {
    return { problems: { ...named, origin: plain('already there') } };
  }
  return environmentName === '' ? { problems: named } : { input: { environmentName, origin } };
}

function plain(code: InputProblem['code']): InputProblem {
  return { code, instead: null };
}

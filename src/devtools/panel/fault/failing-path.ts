import { environmentOf } from '../../../injection/explain-usual.ts';
import { canFail } from '../../../injection/fault.ts';
import { type Environment, isTokenPath } from '../../../inventorum/environment.ts';
import type { DiagnosedCall } from '../calls/call.ts';

/**
 * The path of a call, to make its calls fail. Null: no rule can name it alone, or it holds what must not be shown, so that
 * redaction has changed it.
 */
export function failingPath(
  { exchange: { asked, pathname } }: Pick<DiagnosedCall, 'exchange'>,
  environments: readonly Environment[],
): { readonly environmentId: string; readonly path: string } | null {
  const path = new URL(asked.url).pathname;
  const environment = environmentOf(environments, asked.url);
  if (!environment || path !== pathname || !canFail(path) || isTokenPath(path)) return null;
  return { environmentId: environment.id, path };
}

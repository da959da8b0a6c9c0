import { ProblemError } from '../../messaging/serve.ts';

/** The item with that id. Throws the problem `not found` if it is gone. */
export function expectFound<T extends { readonly id: string }>(items: readonly T[], id: string): T {
  const found = items.find((item) => item.id === id);
  if (!found) throw new ProblemError({ code: 'not found' });
  return found;
}

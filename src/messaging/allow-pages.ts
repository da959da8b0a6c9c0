import type { Allowance } from '../injection/allowance.ts';
import { type AskParts, askForOrigin } from './ask-for-origin.ts';
import { type Call, carryOut, type PageProblem } from './carry-out.ts';

export interface AllowParts extends AskParts {
  readonly call: Call;
}

/** "Use with this page", in the click: asks the browser where it must, then allows. Null: done; else why not. */
export async function allowPages(
  parts: AllowParts,
  { origin, reach }: Allowance,
): Promise<PageProblem['code'] | null> {
  if (!(await askForOrigin(parts, { origin, reach }))) {
    // This page says so itself; one that the question closes leaves it to the next.
    await parts.keep(null).catch(() => undefined);
    return 'no permission';
  }
  const outcome = await carryOut(parts.call, 'origin.allow', { origin, reach });
  return outcome.ok ? null : outcome.problem.code;
}

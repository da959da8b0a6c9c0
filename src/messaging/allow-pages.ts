import type { Allowance } from '../injection/allowance.ts';
import { type AskParts, askForOrigin } from './ask-for-origin.ts';
import { type Call, carryOut, type PageProblem } from './carry-out.ts';

export interface AllowParts extends AskParts {
  readonly call: Call;
}

/**
 * "Use with this page", in the click: asks the browser if necessary, then allows. Null: done; else the reason why not.
 */
export async function allowPages(
  parts: AllowParts,
  { origin, reach }: Allowance,
): Promise<PageProblem['code'] | null> {
  if (!(await askForOrigin(parts, { origin, reach }))) {
    // This page shows the result itself; if the prompt closes the page, the next one does.
    await parts.keep(null).catch(() => undefined);
    return 'no permission';
  }
  const outcome = await carryOut(parts.call, 'origin.allow', { origin, reach });
  return outcome.ok ? null : outcome.problem.code;
}

import type { Action } from '../../diagnosis/verdict/verdict.ts';
import type { AllowanceReach } from '../../messaging/protocol.ts';
import { type Call, carryOut, type PageProblem } from '../../ui/live/carry-out.ts';

/** What the panel's button needs of the browser. */
export interface ActionParts {
  readonly call: Call;
  readonly requestOrigin: (origin: string) => Promise<boolean>;
  readonly tabId: number;
}

/** Does what a verdict offers. Null: done; else why not. */
export async function carryOutAction(
  { call, requestOrigin, tabId }: ActionParts,
  action: Action,
  reach: AllowanceReach['in'],
): Promise<PageProblem['code'] | null> {
  switch (action.do) {
    case 'refresh':
      return problemOf(await carryOut(call, 'token-set.refresh', { id: action.tokenSet.id }));
    case 'choose':
      return problemOf(await carryOut(call, 'injection.choose', { tokenSetId: action.tokenSet.id }));
    case 'switch on':
      return problemOf(await carryOut(call, 'injection.switch', { on: true }));
    case 'grant host':
      return (await asked(requestOrigin, action.origin)) ? null : 'no permission';
    case 'allow origin': {
      const where: AllowanceReach = reach === 'one tab' ? { in: 'one tab', tabId } : { in: 'every tab' };
      const intent = carryOut(call, 'origin.allow', { origin: action.origin, reach: where });
      const granted = await asked(requestOrigin, action.origin);
      const problem = problemOf(await intent);
      return granted ? problem : 'no permission';
    }
  }
}

/** Firefox lets no DevTools page ask for a permission: that reads as "not granted". */
async function asked(requestOrigin: ActionParts['requestOrigin'], origin: string): Promise<boolean> {
  try {
    return await requestOrigin(origin);
  } catch {
    return false;
  }
}

function problemOf(outcome: { ok: true } | { ok: false; problem: PageProblem }): PageProblem['code'] | null {
  return outcome.ok ? null : outcome.problem.code;
}

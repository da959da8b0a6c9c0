import type { Action } from '../../diagnosis/verdict/verdict.ts';
import type { AllowanceReach } from '../../messaging/protocol.ts';
import { type Call, carryOut, type PageProblem } from '../../ui/live/carry-out.ts';

/** What the panel's button needs of the browser. */
export interface ActionParts {
  readonly call: Call;
  readonly requestOrigin: (origin: string) => Promise<boolean>;
  readonly tabId: number;
  /** origins whose host permission the extension has by itself: nothing is asked for them */
  readonly ownOrigins: readonly string[];
}

/** How long the panel's click lets a guarded token set write. */
export const WRITE_MINUTES = 5;

/** Does what a verdict offers. Null: done; else why not. */
export async function carryOutAction(
  parts: ActionParts,
  action: Action,
  reach: AllowanceReach['in'],
): Promise<PageProblem['code'] | null> {
  const { call } = parts;
  switch (action.do) {
    case 'refresh':
      return problemOf(await carryOut(call, 'token-set.refresh', { id: action.tokenSet.id }));
    case 'choose':
      return problemOf(await carryOut(call, 'injection.choose', { tokenSetId: action.tokenSet.id }));
    case 'pin': {
      const { tabId } = parts;
      return problemOf(await carryOut(call, 'tab.pin', { tabId, tokenSetId: action.tokenSet.id }));
    }
    case 'allow writes':
      return problemOf(
        await carryOut(call, 'token-set.allow-writes', { id: action.tokenSet.id, minutes: WRITE_MINUTES }),
      );
    case 'read answers':
      return problemOf(await carryOut(call, 'origin.read-answers', { origin: action.origin, on: true }));
    case 'switch on':
      return problemOf(await carryOut(call, 'injection.switch', { on: true }));
    case 'grant host':
      return (await asked(parts, action.origin)) ? null : 'no permission';
    case 'allow origin':
      return allow(parts, action.origin, reach);
  }
}

/** The intent goes before the question, as the click is spent on the question; see the popup. */
async function allow(
  parts: ActionParts,
  origin: string,
  reach: AllowanceReach['in'],
): Promise<PageProblem['code'] | null> {
  const where: AllowanceReach =
    reach === 'one tab' ? { in: 'one tab', tabId: parts.tabId } : { in: 'every tab' };
  const intent = carryOut(parts.call, 'origin.allow', { origin, reach: where });
  const granted = parts.ownOrigins.includes(origin) || (await asked(parts, origin));
  const problem = problemOf(await intent);
  return granted ? problem : 'no permission';
}

/** Firefox lets no DevTools page ask for a permission: that reads as "not granted". */
async function asked({ requestOrigin }: ActionParts, origin: string): Promise<boolean> {
  try {
    return await requestOrigin(origin);
  } catch {
    return false;
  }
}

function problemOf(outcome: { ok: true } | { ok: false; problem: PageProblem }): PageProblem['code'] | null {
  return outcome.ok ? null : outcome.problem.code;
}

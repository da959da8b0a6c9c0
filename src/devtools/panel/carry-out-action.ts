import type { Action } from '../../diagnosis/verdict/verdict.ts';
import type { AllowanceReach } from '../../injection/allowance.ts';
import { siblingsInTheWay } from '../../injection/held/siblings.ts';
import { type AllowParts, allowPages } from '../../messaging/allow-pages.ts';
import { askPermission } from '../../messaging/ask-for-origin.ts';
import { type Call, carryOut, type PageProblem } from '../../messaging/carry-out.ts';
import type { InjectionFacts } from '../../storage/public/injection-facts.ts';

/** How the panel can get an origin allowed. */
export type AllowanceQuestion =
  /** immediately */
  | 'no question'
  /** with a permission prompt */
  | 'question'
  /** only elsewhere: Firefox lets no DevTools page ask */
  | 'elsewhere';

/** What the panel's button needs from the browser. */
export interface ActionParts extends AllowParts {
  readonly tabId: number;
  /** the browser lets this page request permissions */
  readonly canAsk: boolean;
}

interface WantedAction {
  readonly action: Action;
  readonly reach: AllowanceReach['in'];
}

/** How long a guarded token set may write after a click in the panel. */
export const WRITE_MINUTES = 5;

/** Carries out a verdict's action. Null: done; else the reason why not. */
export async function carryOutAction(
  parts: ActionParts,
  facts: Pick<InjectionFacts, 'policy' | 'session' | 'browser'>,
  { action, reach }: WantedAction,
): Promise<PageProblem['code'] | null> {
  const { call } = parts;
  switch (action.do) {
    case 'refresh':
      return refreshTokenSet(call, action.tokenSet.id);
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
      return (await askPermission(parts.requestOrigin, action.origin)) ? null : 'no permission';
    case 'allow origin':
      if (reach === 'every tab') return allowPages(parts, { origin: action.origin, reach: { in: reach } });
      return allowInTab(parts, facts, action.origin);
  }
}

/** If the allowance cannot be limited to one tab, the browser is not asked. */
async function allowInTab(
  parts: ActionParts,
  { policy, session, browser: { exactBy } }: Pick<InjectionFacts, 'policy' | 'session' | 'browser'>,
  origin: string,
): Promise<PageProblem['code'] | null> {
  const { tabId } = parts;
  if (siblingsInTheWay({ policy, session, exactBy }, origin, tabId).length > 0) return 'one reach';
  return allowPages(parts, { origin, reach: { in: 'one tab', tabId } });
}

/** How the panel can get an origin allowed. */
export function askingIn({ ownOrigins, canAsk }: ActionParts, origin: string): AllowanceQuestion {
  if (ownOrigins.includes(origin)) return 'no question';
  return canAsk ? 'question' : 'elsewhere';
}

function problemOf(outcome: { ok: true } | { ok: false; problem: PageProblem }): PageProblem['code'] | null {
  return outcome.ok ? null : outcome.problem.code;
}

/** Requests a refresh. Null: it brought a new access token; else the reason why not. */
export async function refreshTokenSet(call: Call, id: string): Promise<PageProblem['code'] | null> {
  const outcome = await carryOut(call, 'token-set.refresh', { id });
  if (!outcome.ok) return outcome.problem.code;
  const { state, kind } = outcome.value;
  switch (state) {
    case 'idle':
      return null;
    case 'rejected':
      return kind === 'legacy' ? 'log-in needed' : 'new token needed';
    case 'wrong client':
      return 'client refused';
    default:
      return 'try later';
  }
}

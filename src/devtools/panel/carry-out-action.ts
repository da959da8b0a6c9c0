import type { Action } from '../../diagnosis/verdict/verdict.ts';
import type { AllowanceReach } from '../../injection/allowance.ts';
import { siblingsInTheWay } from '../../injection/held/one-reach.ts';
import { type AllowParts, allowPages } from '../../messaging/allow-pages.ts';
import { isGranted } from '../../messaging/ask-for-origin.ts';
import { type Call, carryOut, type PageProblem } from '../../messaging/carry-out.ts';
import type { InjectionFacts } from '../../storage/public/injection-facts.ts';

/** How pages of an origin come to be allowed from here. */
export type AllowanceQuestion =
  /** at once */
  | 'no question'
  /** the browser asks */
  | 'question'
  /** Firefox lets no DevTools page ask */
  | 'elsewhere';

/** What the panel's button needs of the browser. */
export interface ActionParts extends AllowParts {
  readonly tabId: number;
  /** the browser lets this page ask for permissions */
  readonly canAsk: boolean;
}

interface WantedAction {
  readonly action: Action;
  readonly reach: AllowanceReach['in'];
}

/** How long the panel's click lets a guarded token set write. */
export const WRITE_MINUTES = 5;

/** Does what a verdict offers. Null: done; else why not. */
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
      return (await isGranted(parts.requestOrigin, action.origin)) ? null : 'no permission';
    case 'allow origin':
      if (reach === 'every tab') return allowPages(parts, { origin: action.origin, reach: { in: reach } });
      return allowInTab(parts, facts, action.origin);
  }
}

/** Where it cannot be kept to one tab, the browser is not asked first. */
async function allowInTab(
  parts: ActionParts,
  { policy, session, browser: { exactBy } }: Pick<InjectionFacts, 'policy' | 'session' | 'browser'>,
  origin: string,
): Promise<PageProblem['code'] | null> {
  const { tabId } = parts;
  if (siblingsInTheWay({ policy, session, exactBy }, origin, tabId).length > 0) return 'one reach';
  return allowPages(parts, { origin, reach: { in: 'one tab', tabId } });
}

/** How an origin is allowed from the panel. */
export function askingIn({ ownOrigins, canAsk }: ActionParts, origin: string): AllowanceQuestion {
  if (ownOrigins.includes(origin)) return 'no question';
  return canAsk ? 'question' : 'elsewhere';
}

function problemOf(outcome: { ok: true } | { ok: false; problem: PageProblem }): PageProblem['code'] | null {
  return outcome.ok ? null : outcome.problem.code;
}

/** Asks for a refresh. Null: it brought a new access token; else why there is none. */
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

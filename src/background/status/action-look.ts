import type { InjectionPolicy } from '../../injection/policy.ts';
import type { ActionLook } from '../../platform/action.ts';
import type { Status, TokenSetStatus } from '../../storage/public/status.ts';

export interface LookFacts {
  readonly policy: InjectionPolicy;
  readonly status: Status;
  /** an environment's host permission is missing or was withdrawn */
  readonly withheld: boolean;
}

export interface LookWords {
  readonly off: string;
  readonly nothing: string;
  readonly attention: string;
  readonly sends: (label: string, expiresAt: number | null) => string;
}

/** How the toolbar button looks: quiet while all is well, `off`, or `!` where somebody must act. */
export function actionLook(facts: LookFacts, words: LookWords): ActionLook {
  const { policy, status } = facts;
  if (!policy.on) return { badge: 'off', title: words.off, iconPaths: icons('off-') };
  const sets = status.apps.flatMap((app) => app.tokenSets);
  const chosen = new Set(Object.values(policy.defaultTokenSets));
  const current = sets.find((set) => chosen.has(set.id) && set.tail !== null);
  const attention = facts.withheld ? status.apps.length > 0 : sets.some(needsAttention);
  const title = current ? words.sends(current.label, current.expiresAt) : words.nothing;
  return attention
    ? { badge: '!', title: `${title} ${words.attention}`, iconPaths: icons('') }
    : { badge: '', title, iconPaths: icons('') };
}

/** What no time and no network will mend. */
function needsAttention({ refresh, saved }: TokenSetStatus): boolean {
  return refresh.state === 'rejected' || refresh.state === 'wrong client' || saved.state === 'not yet';
}

function icons(variant: string): Readonly<Record<string, string>> {
  return { '16': `/icons/${variant}16.png`, '32': `/icons/${variant}32.png` };
}

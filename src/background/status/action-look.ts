import { choiceFor, type InjectionView, isWithheld } from '../../injection/injection-view.ts';
import type { TabPolicy } from '../../injection/policy.ts';
import type { ActionLook, ActionWords } from '../../platform/action.ts';
import type { Status, TokenSetStatus } from '../../storage/public/status.ts';

export interface LookWords {
  readonly off: string;
  readonly locked: string;
  readonly paused: string;
  readonly nothing: string;
  /** `said`: the title without it */
  readonly attention: (said: string, label: string) => string;
  readonly withheld: (said: string) => string;
  readonly sends: (label: string, expiresAt: number | null) => string;
}

/** The look of the toolbar button: plain while all is well, `off`, `…` while paused, `!` if the user must act. */
export function actionLook(view: InjectionView, status: Status, words: LookWords): ActionLook {
  const said = wordsFor(view, status, { tab: null, words });
  if (said.badge === 'off') return { ...said, iconPaths: icons('off-') };
  const withheld = view.environments.some((environment) => isWithheld(view, environment));
  const broken = tokenSetsOf(status).find(needsAttention);
  const look = { ...said, iconPaths: icons('') };
  if (withheld && status.apps.length > 0) return { ...look, badge: '!', title: words.withheld(said.title) };
  return broken ? { ...look, badge: '!', title: words.attention(said.title, broken.label) } : look;
}

/** The button's text in a tab with its own token set or pause. */
export function actionInTab(view: InjectionView, status: Status, context: LookContext): ActionWords {
  return wordsFor(view, status, context);
}

interface LookContext {
  readonly tab: TabPolicy | null;
  readonly words: LookWords;
}

function wordsFor(view: InjectionView, status: Status, { tab, words }: LookContext): ActionWords {
  if (view.lock === 'locked') return { badge: 'off', title: words.locked };
  if (!view.policy.on) return { badge: 'off', title: words.off };
  const choices = view.environments.map((environment) => choiceFor(view, environment, tab));
  if (choices.some((choice) => choice.tokenSet === null && choice.because.startsWith('paused'))) {
    return { badge: '…', title: words.paused };
  }
  const id = choices.find((choice) => choice.tokenSet !== null)?.tokenSet?.id;
  const chosen = tokenSetsOf(status).find((set) => set.id === id);
  return { badge: '', title: chosen ? words.sends(chosen.label, chosen.expiresAt) : words.nothing };
}

function tokenSetsOf(status: Status): readonly TokenSetStatus[] {
  return status.apps.flatMap((app) => app.tokenSets);
}

/** Neither time nor a working network will repair it. */
function needsAttention({ refresh, saved }: TokenSetStatus): boolean {
  return refresh.state === 'rejected' || refresh.state === 'wrong client' || saved.state === 'not yet';
}

function icons(variant: string): Readonly<Record<string, string>> {
  return { '16': `/icons/${variant}16.png`, '32': `/icons/${variant}32.png` };
}

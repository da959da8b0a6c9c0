import type { InjectionView } from '../../injection/injection-view.ts';
import type { ActionLook, ActionWords } from '../../platform/action.ts';
import type { Status } from '../../storage/public/status.ts';
import { actionInTab, actionLook, type LookWords } from '../status/action-look.ts';

/** The toolbar button. */
export interface ActionPort {
  readonly words: () => LookWords;
  readonly draw: (look: ActionLook) => Promise<void>;
  readonly drawInTab: (tabId: number, words: ActionWords) => Promise<void>;
}

export async function syncAction(action: ActionPort, view: InjectionView, status: Status): Promise<void> {
  const words = action.words();
  await action.draw(actionLook(view, status, words));
  const ofTabs = Object.entries(view.session.tabs).map(([id, tab]) =>
    action.drawInTab(Number(id), actionInTab(view, status, { tab, words })),
  );
  await Promise.all(ofTabs);
}

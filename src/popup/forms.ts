import { lazily } from '../ui/lazily.tsx';
import { costs } from './allow/costs.ts';
import { CARD_PARTS } from './list/card/rare-parts.ts';
import { undoCard } from './list/undo-part.ts';

const forms = lazily(async () => (await import('./form/open-form.tsx')).OpenForm);
const below = lazily(async () => (await import('./list/below-list.tsx')).BelowList);
const first = lazily(async () => (await import('./first-run/first-run.tsx')).FirstRun);

const found = lazily(async () => (await import('./many/found-list.tsx')).FoundList);

/** What stands between list and footer. Its code is loaded like that of forms. */
export const BelowList = below.Part;

/** In place of the list while nothing is saved. */
export const FirstRun = first.Part;

/** The list while something is searched. */
export const FoundList = found.Part;

/** The open form. Its code is loaded once the first view is rendered. */
export const OpenForm = forms.Part;

const problem = lazily(async () => (await import('./footer/problem-notice.tsx')).ProblemNotice);

/** Why an action failed: never in the first view. */
export const ProblemNotice = problem.Part;

/** What happened to pins and pauses, which is rare: loaded before a first view that shows it. */
export const sessionNotice = lazily(
  async () => (await import('./footer/session-notice-row.tsx')).SessionNoticeRow,
);

/** That damaged storage was mended, which is rare: loaded before a first view that shows it. */
export const recoveryNotice = lazily(
  async () => (await import('./footer/recovery-notice.tsx')).RecoveryNotice,
);

/** What was just deleted, which is rare: loaded before a first view that shows it. */
export const undoNotices = lazily(async () => (await import('./footer/undo-notices.tsx')).UndoNotices);
export const UNDO_PARTS = [undoNotices, undoCard];

const pin = lazily(async () => (await import('./tab-status/pin-menu.tsx')).PinMenu);
const pause = lazily(async () => (await import('./footer/pause-menu.tsx')).PauseMenu);

/** The open menus. A click that comes before their code opens them as soon as it is there. */
export const PinMenu = pin.Part;
export const PauseMenu = pause.Part;

/** Loads what a click or a change of state shows, once the first view is rendered. */
export const loadSoon = () =>
  Promise.all([pin, pause, ...UNDO_PARTS, ...CARD_PARTS].map(({ load }) => load()));

/** Loads all of them at once. */
export const loadForms = () =>
  Promise.all(
    [
      forms,
      below,
      first,
      found,
      problem,
      sessionNotice,
      recoveryNotice,
      ...UNDO_PARTS,
      costs,
      ...CARD_PARTS,
      pin,
      pause,
    ].map(({ load }) => load()),
  );

/** Says that calls fail on purpose, which is rare: loaded before a first view that shows it. */
export const faultBanner = lazily(
  async () => (await import('./tab-status/tab-fault-banner.tsx')).TabFaultBanner,
);

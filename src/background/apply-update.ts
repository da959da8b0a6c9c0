import type { OpenWork } from './open-work.ts';

/** A token request with its one repetition is over after 50 s; what hangs longer is in the journal. */
const LONGEST_WAIT_MS = 60_000;

export interface UpdateParts {
  readonly work: OpenWork;
  /** whether a popup, a panel or a settings page is open */
  readonly hasOpenPages: () => Promise<boolean>;
  readonly wait: (ms: number) => Promise<void>;
  /** Ends this background and starts the new version. */
  readonly reload: () => void;
}

/**
 * Lets a new version of the extension start once no token request is open. An open page may hold what somebody is
 * typing: then the browser is left to update when it would (Chromium once all is idle, Firefox at its next start).
 */
export async function applyUpdate({ work, hasOpenPages, wait, reload }: UpdateParts): Promise<void> {
  if (await hasOpenPages()) return;
  await Promise.race([work.quiet(), wait(LONGEST_WAIT_MS)]);
  reload();
}

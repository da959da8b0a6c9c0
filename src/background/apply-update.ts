import type { OpenWork } from './open-work.ts';

/** A token request and its one resend take at most 50 s; anything that hangs longer is in the journal. */
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
 * Starts a new version of the extension once no token request is open. The user may be typing in an open page; then the
 * browser updates on its own schedule (Chromium when everything is idle, Firefox at its next start).
 */
export async function applyUpdate({ work, hasOpenPages, wait, reload }: UpdateParts): Promise<void> {
  if (await hasOpenPages()) return;
  await Promise.race([work.quiet(), wait(LONGEST_WAIT_MS)]);
  reload();
}

/**
 * What holds for tabs, or everywhere, only until somebody says that it is so no more: these tabs, and everything where
 * `pause` says so, are paused by us and not by the user.
 * `unsure`: the extension started anew, and nothing tells whether the browser did, too; then other tabs have the ids
 * that are kept.
 * `updated`: a build that kept what was set for tabs in memory alone was updated, and it is gone.
 */
export interface SessionDoubt {
  readonly kind: 'unsure' | 'updated';
  readonly tabs: readonly number[];
  readonly pause: boolean;
}

/**
 * What the user should know about what was to last as long as the browser.
 * `ended`: the browser started anew, and so many pins and pauses of tabs ended with it.
 */
export type SessionNotice =
  | SessionDoubt
  | { readonly kind: 'ended'; readonly tabs: number; readonly pause: boolean };

/** null: the notice is of what is over */
export function doubtIn(notice: SessionNotice | null | undefined): SessionDoubt | null {
  return !notice || notice.kind === 'ended' ? null : notice;
}

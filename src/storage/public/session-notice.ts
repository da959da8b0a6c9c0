/**
 * Pauses that we set until the user confirms: these tabs, and all of them if `pause` says so. `unsure`: the extension
 * restarted, and the browser may have, too; then the stored ids may belong to other tabs. `updated`: a build that kept
 * tab settings in memory only was updated, and they are lost.
 */
export interface SessionDoubt {
  readonly kind: 'unsure' | 'updated';
  readonly tabs: readonly number[];
  readonly pause: boolean;
}

/**
 * What the user should know about settings that should last as long as the browser. `ended`: the browser restarted,
 * which ended this many pins and pauses of tabs.
 */
export type SessionNotice =
  | SessionDoubt
  | { readonly kind: 'ended'; readonly tabs: number; readonly pause: boolean };

/** null: the notice is about something that is over */
export function doubtIn(notice: SessionNotice | null | undefined): SessionDoubt | null {
  return !notice || notice.kind === 'ended' ? null : notice;
}

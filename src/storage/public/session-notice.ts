/**
 * What the user should know about what was to last as long as the browser.
 * `unsure`: the extension started anew, and nothing tells whether the browser did, too; then other tabs have the ids
 * that are kept. These tabs are paused until somebody says.
 * `ended`: the browser started anew, and so many pins and pauses of tabs ended with it.
 */
export type SessionNotice =
  | { readonly kind: 'unsure'; readonly tabs: readonly number[] }
  | { readonly kind: 'ended'; readonly tabs: number; readonly pause: boolean };

import type { TabFault } from './fault.ts';

/** An origin (`scheme://host[:port]`) whose pages send the token. */
export interface AllowedOrigin {
  readonly origin: string;
  /** its pages may also read the API's answers: response headers for exactly this origin are added */
  readonly readsAnswers: boolean;
}

/** For a token set that may hold a real shop's data: it writes only while the user has enabled that. */
export interface WriteGuard {
  /** ms since the epoch; null: no writes */
  readonly writesUntil: number | null;
}

/** The user's decisions about injection. Public: holds no secret. */
export interface InjectionPolicy {
  readonly on: boolean;
  /** nothing is injected before then; ms since the epoch, null: not paused */
  readonly pausedUntil: number | null;
  /** the token set that is injected, by environment id */
  readonly defaultTokenSets: Readonly<Record<string, string>>;
  /** origins whose pages send the token, in every tab; none by default */
  readonly allowedOrigins: readonly AllowedOrigin[];
  /** only pinned tabs send a token with a top-level GET */
  readonly strict: boolean;
  /** `X-Api-Version` by app id; absent: the header is not set */
  readonly apiVersions: Readonly<Record<string, number>>;
  /** by token set id; absent: not guarded */
  readonly writeGuards: Readonly<Record<string, WriteGuard>>;
}

/** Settings of a single tab, which end with it. */
export interface TabPolicy {
  readonly allowedOrigins: readonly AllowedOrigin[];
  /** the tab uses only this token set; `tokenSetId: null`: none. null: the tab is not pinned */
  readonly pin: { readonly tokenSetId: string | null } | null;
  readonly paused: boolean;
  /** calls fail on purpose; absent: none. Ends with the DevTools, with the extension and with the browser */
  readonly fault?: TabFault;
}

/** Key: tab id. */
export type TabPolicies = Readonly<Record<string, TabPolicy>>;

/** Settings that end with the browser. */
export interface SessionPolicy {
  readonly pausedUntilRestart: boolean;
  readonly tabs: TabPolicies;
}

export const DEFAULT_POLICY: InjectionPolicy = {
  on: true,
  pausedUntil: null,
  defaultTokenSets: {},
  allowedOrigins: [],
  strict: false,
  apiVersions: {},
  writeGuards: {},
};

export const DEFAULT_SESSION_POLICY: SessionPolicy = { pausedUntilRestart: false, tabs: {} };

export const DEFAULT_TAB_POLICY: TabPolicy = { allowedOrigins: [], pin: null, paused: false };

/** Whether a tab has no settings of its own left. */
export function isOrdinary({ allowedOrigins, pin, paused, fault }: TabPolicy): boolean {
  return allowedOrigins.length === 0 && pin === null && !paused && fault === undefined;
}

/** A tab's settings without its fault. */
export function withoutFault({ fault: _, ...tab }: TabPolicy): TabPolicy {
  return tab;
}

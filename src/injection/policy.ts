/** What the user decided about injection. Public: holds no secret. */
export interface InjectionPolicy {
  readonly on: boolean;
  /** the token set that is injected, by environment id */
  readonly defaultTokenSets: Readonly<Record<string, string>>;
  /** origins (`scheme://host[:port]`) whose pages send the token, in every tab; none by default */
  readonly allowedOrigins: readonly string[];
}

/** What holds for one tab only, and ends with it. Key: tab id. */
export type TabPolicies = Readonly<Record<string, { readonly allowedOrigins: readonly string[] }>>;

export const DEFAULT_POLICY: InjectionPolicy = { on: true, defaultTokenSets: {}, allowedOrigins: [] };

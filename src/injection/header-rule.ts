/** The part of a declarativeNetRequest rule that we use. Source: MDN declarativeNetRequest.Rule */
export interface HeaderRule {
  readonly id: number;
  readonly priority: number;
  readonly action:
    | { readonly type: 'allow' }
    | { readonly type: 'modifyHeaders'; readonly requestHeaders: readonly HeaderChange[] }
    | { readonly type: 'modifyHeaders'; readonly responseHeaders: readonly HeaderChange[] };
  readonly condition: {
    readonly urlFilter: string;
    readonly isUrlFilterCaseSensitive?: boolean;
    readonly resourceTypes: readonly ResourceType[];
    readonly requestMethods?: readonly string[];
    readonly initiatorDomains?: readonly string[];
    readonly excludedInitiatorDomains?: readonly string[];
    readonly tabIds?: readonly number[];
    readonly excludedTabIds?: readonly number[];
  };
}

export interface HeaderChange {
  readonly header: string;
  readonly operation: 'set';
  readonly value: string;
}

/** `beacon` is Firefox's alone. */
export type ResourceType = 'main_frame' | 'sub_frame' | 'xmlhttprequest' | 'image' | 'ping' | 'beacon';

/** A rule without its id: ids carry no meaning, and rule-changes.ts hands them out. */
export type Rule = Omit<HeaderRule, 'id'>;

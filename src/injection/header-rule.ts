/** The part of a declarativeNetRequest rule that we use. Source: MDN declarativeNetRequest.Rule */
export interface HeaderRule {
  readonly id: number;
  readonly priority: number;
  readonly action:
    | { readonly type: 'allow' }
    | { readonly type: 'block' }
    | { readonly type: 'modifyHeaders'; readonly requestHeaders: readonly HeaderSet[] }
    | { readonly type: 'modifyHeaders'; readonly responseHeaders: readonly HeaderChange[] };
  readonly condition: {
    /** exactly one of the two */
    readonly urlFilter?: string;
    readonly regexFilter?: string;
    readonly isUrlFilterCaseSensitive?: boolean;
    readonly requestDomains?: readonly string[];
    readonly resourceTypes: readonly ResourceType[];
    readonly requestMethods?: readonly string[];
    readonly initiatorDomains?: readonly string[];
    readonly excludedInitiatorDomains?: readonly string[];
    readonly tabIds?: readonly number[];
    readonly excludedTabIds?: readonly number[];
  };
}

/** A header that a rule or the listener sets in a request or an answer. Names are lower case. */
export interface HeaderSet {
  readonly header: string;
  readonly operation: 'set';
  readonly value: string;
}

export type HeaderChange = HeaderSet | { readonly header: string; readonly operation: 'remove' };

export type ResourceType = 'main_frame' | 'sub_frame' | 'xmlhttprequest' | 'image' | 'ping';

/** A rule without its id: ids carry no meaning, and rule-changes.ts assigns them. */
export type Rule = Omit<HeaderRule, 'id'>;

/**
 * Higher wins. The token endpoint's rules outrank every rule that changes something; those of a fault outrank the usual
 * headers, but not the rules that let a page read the answer.
 */
export const PRIORITY = {
  setHeaders: 1,
  leaveUsualHeaders: 10,
  fail: 11,
  letRead: 20,
  leaveTokenEndpointAlone: 100,
} as const;

/** The part of a declarativeNetRequest rule that we use. Source: MDN declarativeNetRequest.Rule */
export interface HeaderRule {
  readonly id: number;
  readonly priority: number;
  readonly action:
    | { readonly type: 'allow' }
    | {
        readonly type: 'modifyHeaders';
        readonly requestHeaders: readonly {
          readonly header: string;
          readonly operation: 'set';
          readonly value: string;
        }[];
      };
  readonly condition: {
    readonly urlFilter: string;
    readonly isUrlFilterCaseSensitive?: boolean;
    readonly resourceTypes: readonly ResourceType[];
    readonly requestMethods?: readonly string[];
    readonly excludedRequestMethods?: readonly string[];
    readonly initiatorDomains?: readonly string[];
    readonly excludedInitiatorDomains?: readonly string[];
    readonly tabIds?: readonly number[];
  };
}

/** `beacon` is Firefox's alone. */
export type ResourceType = 'main_frame' | 'sub_frame' | 'xmlhttprequest' | 'image' | 'ping' | 'beacon';

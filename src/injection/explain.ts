/** The parts of a request that decide whether a token goes with it. */
export interface RequestFacts {
  /** absolute */
  readonly url: string;
  readonly method: string;
  readonly type: 'top-level' | 'frame' | 'sub-resource';
  /** origin of the page that asks; null: typed into the address bar, or not known */
  readonly initiator: string | null;
  /** null: no tab (a worker), or not known */
  readonly tabId: number | null;
}

export type NotSentBecause =
  | 'switched off'
  | 'not the API'
  | 'token endpoint'
  | 'no token set'
  | 'no access token'
  | 'access token expired'
  | 'host permission missing'
  | 'origin not allowed'
  | 'frame or form of an added origin';

/** Which token set a request carries, or none, and why. */
export type Explanation =
  | {
      readonly sends: true;
      readonly tokenSetId: string;
      readonly because: 'top-level GET' | 'allowed origin' | 'allowed in this tab';
    }
  | { readonly sends: false; readonly because: NotSentBecause };

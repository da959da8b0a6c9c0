/** A local imitation of the INVENTORUM API for tests. Times are ms since the epoch, and lengths of time ms. */

/** Starts a new sandbox on free ports, with a new database in memory. Rejects if a given port is taken. */
export function startSandbox(options?: SandboxOptions): Promise<Sandbox>;

export interface SandboxOptions {
  /** address to listen on; default 127.0.0.1 */
  readonly host?: string;
  /** 0, the default: any free port; the same for the two below */
  readonly port?: number;
  readonly httpsPort?: number;
  readonly controlPort?: number;
  /** part of the address of the control API: 8 to 128 letters, digits, - and _; default: a random one */
  readonly controlKey?: string;
  /** path of the database; in memory if absent */
  readonly dataFile?: string;
  /** the state to begin with: path of an exported file or a data file, or name of a snapshot beside `dataFile` */
  readonly importFrom?: string;
  /** path of a file that gets the whole state when the sandbox is closed. SECRET. */
  readonly exportTo?: string;
  /** requests per second and token; default 20 */
  readonly rateLimit?: number | 'off';
  readonly tokenLifetimeSeconds?: number;
  /** the clock; default: that of the machine */
  readonly now?: () => number;
  /** what an empty database is filled with; default small */
  readonly size?: 'small' | 'shop' | 'large';
  /** seed for faults that strike by chance */
  readonly seed?: number;
}

export interface Sandbox {
  /** base URL without a path: 'http://127.0.0.1:4310' */
  readonly http: string;
  readonly https: string;
  /** base URL of the control API, with its key; a browser shows the journal there. SECRET. */
  readonly control: string;
  /** of the certificate, in PEM */
  readonly certificate: string;
  /** with their newest credentials, read on each access */
  readonly accounts: readonly Account[];
  /** every received request, newest last, with its secrets */
  readonly requests: readonly ReceivedRequest[];
  /** The first request that matches, including past ones. Rejects after `timeoutMs` (10 s). */
  waitForRequest(match: (request: ReceivedRequest) => boolean, timeoutMs?: number): Promise<ReceivedRequest>;
  /**
   * The newest request so far that fits every condition; undefined only for `times: 0`. Throws an Error whose message
   * names the nearest one, what differs, and why it was answered as it was.
   */
  expect(request: ExpectedRequest): ReceivedRequest | undefined;
  /** The next matching request gets this answer. */
  failNext(match: Match, answer: Answer): Fault;
  clearFaults(): void;
  readonly snapshots: Snapshots;
  /** `expires_in` of the tokens issued from now on */
  setTokenLifetime(seconds: number): void;
  readonly clock: Clock;
  /** Changes the scope of a token set, by its label, now and for later refreshes. */
  grant(tokenSet: string, scope: string): void;
  expireAccessToken(tokenSet: string): void;
  revoke(tokenSet: string): void;
  /** Refreshes this token set as another client would. */
  rotate(tokenSet: string): void;
  close(): Promise<void>;
}

/** Every row of the database, the settings and the changed scopes. */
export interface Snapshots {
  /** Replaces one of the same name: letters, digits, - and _. */
  save(name: string): { readonly name: string; readonly savedAt: number; readonly bytes: number };
  /** Tokens of that moment live again, and those issued since are dead. Throws for an unknown name. */
  load(name: string): void;
  list(): readonly { readonly name: string; readonly savedAt: number; readonly bytes: number }[];
  /** False: there is none. */
  delete(name: string): boolean;
  /** Back to the start, also without faults and without requests. */
  reset(): void;
}

/** The server's clock: whatever it answers depends on no other. */
export interface Clock {
  now(): number;
  /** Stops it, at this moment or another one: then it refills no rate limit, and no token expires by itself. */
  freeze(at?: number): void;
  /** Lets it run on from where it stands. */
  release(): void;
  /** Moves it, whether it runs or stands. */
  advance(ms: number): void;
  /** Lets it run, this much ahead of the real time. */
  setOffset(ms: number): void;
}

export interface Account {
  readonly name: string;
  readonly users: readonly {
    readonly email: string;
    readonly password: string;
    readonly pin: string;
    readonly role: 'owner' | 'manager' | 'staff';
  }[];
  readonly apps: readonly {
    readonly label: string;
    readonly kind: 'internal' | 'legacy';
    readonly clientId: string;
    readonly clientSecret: string;
    readonly tokenSets: readonly {
      readonly label: string;
      readonly scope: string;
      /** empty once revoked */
      readonly accessToken: string;
      readonly refreshToken: string;
    }[];
  }[];
}

export interface ReceivedRequest {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** with its question mark; empty: none */
  readonly query: string;
  /** lower-case names */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** label of the token set whose token it carries; null: none, or a foreign token */
  readonly tokenSet: string | null;
  /** null while there is no answer, and for cut connections */
  readonly status: number | null;
}

/** Every given condition must hold. */
export interface ExpectedRequest {
  readonly method?: string;
  /** the whole path, or its start if it ends with `*` */
  readonly path?: string;
  /** parameters of the query; others may stand beside them */
  readonly query?: Readonly<Record<string, string>>;
  /** a text, or an expression that the value matches */
  readonly headers?: Readonly<Record<string, string | RegExp>>;
  /** a text: the whole body; a value: fields of its JSON, others may stand beside them */
  readonly body?: unknown;
  readonly tokenSet?: string | null;
  /** of the answer */
  readonly status?: number;
  /** 'ok', 'scope.wrong', 'token.invalid', 'no token', 'forbidden', 'not found', 'rate limited', … */
  readonly verdict?: string;
  /** how many requests must match; absent: at least one. 0: none may */
  readonly times?: number;
}

/** All given conditions must match. */
export interface Match {
  method?: string;
  /** the whole path, or its start if it ends with `*` */
  path?: string;
  host?: string;
  tokenSet?: string;
  /** the first request to strike; 1, the default, is the next one */
  nth?: number;
  /** number of requests in a row; default 1 */
  times?: number | 'always';
  probability?: number;
}

type When = 'before the work' | 'after the work';

export type Answer =
  | {
      kind: 'answer';
      status: number;
      headers?: Record<string, string>;
      /** sent as JSON unless it is a string */
      body?: unknown;
      /** of a body that is a string: 'base64' sends its bytes; default text */
      encoding?: 'text' | 'base64';
    }
  | { kind: 'html'; status?: number }
  | { kind: 'redirect'; status?: 301 | 302 | 303 | 307 | 308; location: string }
  | { kind: 'delay'; ms: number; jitterMs?: number }
  | { kind: 'hold'; when?: When }
  | { kind: 'drop'; when?: When }
  | { kind: 'reset'; when?: When }
  | { kind: 'truncate'; bytes: number; afterMs?: number }
  | { kind: 'drip'; bytes?: number; everyMs: number }
  | { kind: 'huge'; bytes: number }
  | { kind: 'content type'; value: string }
  | { kind: 'edit'; set?: Readonly<Record<string, unknown>>; remove?: string[] };

export interface Fault {
  /** number of struck requests */
  readonly hits: number;
  /** releases the requests that it holds */
  release(): void;
}

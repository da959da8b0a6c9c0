/** The part of autocannon 8 that the bench uses; the package has no types of its own. */
declare module 'autocannon' {
  interface Request {
    readonly method: 'GET' | 'PUT';
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  }
  interface Client {
    setBody(body: string): void;
    /** sent in turn; autocannon writes into the objects */
    setRequests(requests: readonly Request[]): void;
    on(event: 'body', listener: (body: Buffer) => void): void;
  }
  interface Options {
    readonly url: string;
    readonly connections: number;
    /** seconds */
    readonly duration?: number;
    /** requests in all, in place of a duration */
    readonly amount?: number;
    readonly method?: 'GET' | 'POST';
    readonly headers?: Readonly<Record<string, string>>;
    readonly setupClient?: (client: Client) => void;
  }
  interface Result {
    readonly errors: number;
    readonly timeouts: number;
    readonly non2xx: number;
    readonly requests: { readonly total: number; readonly average: number };
    /** ms */
    readonly latency: { readonly p50: number; readonly p99: number };
  }
  const autocannon: (options: Options) => Promise<Result>;
  // biome-ignore lint/style/noDefaultExport: it describes the export that the package has
  export default autocannon;
}

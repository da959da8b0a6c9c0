/** The part of autocannon 8 that the bench uses; the package has no types of its own. */
declare module 'autocannon' {
  interface Client {
    setBody(body: string): void;
    on(event: 'body', listener: (body: Buffer) => void): void;
  }
  interface Options {
    readonly url: string;
    readonly connections: number;
    /** seconds */
    readonly duration: number;
    readonly method?: 'GET' | 'POST';
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
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

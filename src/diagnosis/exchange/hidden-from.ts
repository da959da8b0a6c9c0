type Header = (name: string) => string | null;

interface CrossOrigin {
  /** origin of the API */
  readonly origin: string;
  readonly sent: Header;
  readonly received: Header;
}

/**
 * The page's origin if the browser hides the answer from it: a CORS request across origins without permission to read.
 * Source: fetch standard, CORS check (https://fetch.spec.whatwg.org/#concept-cors-check)
 */
export function hiddenFrom(initiator: string | null, { origin, sent, received }: CrossOrigin): string | null {
  if (initiator === null || initiator === origin) return null;
  const mode = sent('sec-fetch-mode');
  // A request that its preflight stopped was never sent, so it has no Fetch Metadata.
  const withCors = mode === null ? sent('origin') !== null : mode === 'cors';
  const allowed = received('access-control-allow-origin');
  return withCors && allowed !== '*' && allowed !== initiator ? initiator : null;
}

/** The browser's permissions and tabs at one moment. */
export interface BrowserFacts {
  /** match patterns of the held host permissions, as the browser reports them */
  readonly held: readonly string[];
  /** ids of the open tabs; read only if a tab has settings of its own, else empty */
  readonly openTabs: readonly number[];
  /**
   * What tells an allowed page from other origins of its host: in Chromium the held permissions, which have scheme,
   * host and port; in Firefox, whose permissions have no port, a listener that compares the exact origin.
   */
  readonly exactBy: 'permissions' | 'listener';
}

/** No permission is held: before the browser was asked, or where asking is impossible. */
export const NOTHING_HELD: BrowserFacts = { held: [], openTabs: [], exactBy: 'permissions' };

interface Pattern {
  /** null: http and https */
  readonly scheme: string | null;
  /** lower case; null: every host */
  readonly host: string | null;
  readonly subdomains: boolean;
  /** null: every port */
  readonly port: string | null;
}

/** Whether a held permission covers the pages of an origin. */
export function isHeld(held: readonly string[], origin: string): boolean {
  const { protocol, hostname, port } = new URL(origin);
  return patternsOf(held).some((pattern) => {
    if (!coversHost(pattern, hostname)) return false;
    const scheme = pattern.scheme === null || `${pattern.scheme}:` === protocol;
    return scheme && (pattern.port === null || pattern.port === (port || defaultPort(protocol)));
  });
}

/** The origins of one host that the permissions cover; null stands for a permission that covers several origins. */
export function heldOrigins(held: readonly string[], host: string): readonly (string | null)[] {
  return patternsOf(held).flatMap((pattern) => (coversHost(pattern, host) ? [onlyOrigin(pattern)] : []));
}

/** Subdomains of `host` that a permission names in full. */
export function heldSubdomains(held: readonly string[], host: string): readonly string[] {
  const named = patternsOf(held).flatMap((pattern) => pattern.host ?? []);
  return [...new Set(named)].filter((each) => each.endsWith(`.${host}`)).sort();
}

/** Whether a permission is the narrowest one that the browser has for an origin's pages. */
export function isNarrowest(text: string, origin: string, exactBy: BrowserFacts['exactBy']): boolean {
  const pattern = parsePattern(text);
  if (!pattern) return false;
  if (exactBy === 'permissions') return onlyOrigin(pattern) === origin;
  const { protocol, hostname } = new URL(origin);
  return !pattern.subdomains && `${pattern.scheme}:` === protocol && pattern.host === hostname;
}

function onlyOrigin({ scheme, host, subdomains, port }: Pattern): string | null {
  if (scheme === null || host === null || subdomains || port === null) return null;
  return new URL(`${scheme}://${host}:${port}`).origin;
}

function coversHost({ host, subdomains }: Pattern, hostname: string): boolean {
  return host === null || host === hostname || (subdomains && hostname.endsWith(`.${host}`));
}

/** Caches the parsed patterns: every request is judged by the same list. */
const read = new WeakMap<readonly string[], readonly Pattern[]>();

function patternsOf(held: readonly string[]): readonly Pattern[] {
  const known = read.get(held);
  if (known) return known;
  const patterns = held.flatMap((text) => parsePattern(text) ?? []);
  read.set(held, patterns);
  return patterns;
}

/** null: a pattern for neither http nor https. Source: MDN "Match patterns", Chrome "Match patterns" (ports) */
function parsePattern(text: string): Pattern | null {
  if (text === '<all_urls>') return { scheme: null, host: null, subdomains: true, port: null };
  const parts = /^(\*|https?):\/\/(\*|(?:\*\.)?(?:\[[^\]]*\]|[^/:*]+))(?::(\*|\d+))?\//.exec(text);
  if (!parts) return null;
  const [, scheme = '*', host = '*', port = '*'] = parts;
  return {
    scheme: scheme === '*' ? null : scheme,
    host: host === '*' ? null : host.replace(/^\*\./, '').toLowerCase(),
    subdomains: host.startsWith('*'),
    port: port === '*' ? null : port,
  };
}

function defaultPort(protocol: string): string {
  return protocol === 'https:' ? '443' : '80';
}

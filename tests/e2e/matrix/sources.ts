import type { Sandbox } from '../../../sandbox/sandbox.ts';

export const API = 'https://app.inventorum.com';

/** The origin that a developer adds: a shop of their own. */
export const ADDED = 'https://shop.test';

type Ports = Pick<Sandbox, 'httpPort' | 'httpsPort'>;

/** The sources of requests: pages in their own tabs, the address bar, and the extension. */
export const PAGE_SOURCES = {
  api: { what: "the API's own pages", origin: () => API },
  added: { what: 'the added origin', origin: () => ADDED },
  addedPort: {
    what: 'another port of the added origin',
    origin: ({ httpsPort }: Ports) => `${ADDED}:${httpsPort}`,
  },
  addedSubdomain: { what: 'a subdomain of the added origin', origin: () => 'https://sub.shop.test' },
  addedHttp: {
    what: 'the added origin over plain http',
    // Chromium would upgrade port 80 to https, which is the added origin itself.
    origin: ({ httpPort }: Ports) => `http://shop.test:${httpPort}`,
  },
  apiPort: {
    what: "another port of the API's host",
    origin: ({ httpsPort }: Ports) => `${API}:${httpsPort}`,
  },
  apiSubdomain: { what: "a subdomain of the API's host", origin: () => 'https://sub.app.inventorum.com' },
  apiHttp: {
    what: "the API's host over plain http",
    origin: ({ httpPort }: Ports) => `http://app.inventorum.com:${httpPort}`,
  },
  foreign: { what: 'a foreign page', origin: () => 'https://other.test' },
} as const;

export type PageName = keyof typeof PAGE_SOURCES;

/** `other tab`: the address bar in a tab that is not pinned. */
export type MatrixSource = PageName | 'address bar' | 'other tab' | 'extension';

/** The address of a request. `name` identifies it among all that arrive. */
export const TARGETS = {
  api: (name: string) => `${API}/api/products/?cell=${name}`,
  token: (name: string) => `${API}/api/auth/token/?cell=${name}`,
  subdomain: (name: string) => `https://sub.app.inventorum.com/api/products/?cell=${name}`,
  http: (name: string) => `http://app.inventorum.com/api/products/?cell=${name}`,
  port: (name: string, { httpsPort }: Ports) => `${API}:${httpsPort}/api/products/?cell=${name}`,
  socket: (name: string) => `wss://app.inventorum.com/api/products/?cell=${name}`,
  'redirect in': (name: string) => `https://other.test/redirect/${name}/`,
  'redirect out': (name: string) => `${API}/api/redirect/${name}/`,
} as const;

export type Target = keyof typeof TARGETS;

/** The sandbox's redirects; the name arrives only at their target. */
export const REDIRECTS: Readonly<Partial<Record<Target, (name: string) => string>>> = {
  'redirect in': TARGETS.api,
  'redirect out': (name) => `https://other.test/api/products/?cell=${name}`,
};

/** The path that is redirected for a name. */
export function redirectPath(target: Target, name: string): string {
  return target === 'redirect in' ? `/redirect/${name}/` : `/api/redirect/${name}/`;
}

import type { Sandbox } from '../../../../sandbox/sandbox.ts';

type Ports = Pick<Sandbox, 'httpPort' | 'httpsPort'>;

const ALLOWED_HOST = 'app.shop.test';

/** The developer's origin, allowed in every tab throughout. */
export const ALLOWED = `https://${ALLOWED_HOST}`;

/** Another one, of which the API's host is a subdomain, also allowed throughout. */
export const ALLOWED_PARENT_OF_API = 'https://inventorum.com';

/** The page that calls the API. */
export const SITES = {
  allowed: { what: 'the allowed page', origin: () => ALLOWED },
  subdomain: { what: 'a subdomain of the allowed host', origin: () => `https://sub.${ALLOWED_HOST}` },
  port: {
    what: 'another port of the allowed host',
    origin: ({ httpsPort }: Ports) => `${ALLOWED}:${httpsPort}`,
  },
  http: {
    what: 'the allowed host over plain http',
    origin: ({ httpPort }: Ports) => `http://${ALLOWED_HOST}:${httpPort}`,
  },
  parent: { what: 'the parent of the allowed host', origin: () => 'https://shop.test' },
  api: { what: "the API's own host, whose parent is allowed", origin: () => 'https://app.inventorum.com' },
  foreign: { what: 'a foreign page', origin: () => 'https://other.test' },
} as const;

export type Site = keyof typeof SITES;

/** Whether it shares the host of the allowed origin: in Chromium both must be allowed in the same tabs. */
export function isSibling(site: Site): boolean {
  return site === 'port' || site === 'http';
}

/** All their hosts, to be mapped to the sandbox. */
export const SITE_HOSTS: readonly string[] = [
  ALLOWED_HOST,
  `sub.${ALLOWED_HOST}`,
  'shop.test',
  'inventorum.com',
  'other.test',
];

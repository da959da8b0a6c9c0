import type { BrowserFacts } from '../../src/injection/held/host-permission.ts';
import { PRODUCTION } from '../../src/inventorum/environment.ts';

/** A Chromium that grants exactly these origins. */
export function holding(...origins: readonly string[]): BrowserFacts {
  return { held: origins.map(patternWithPort), openTabs: [], exactBy: 'permissions' };
}

/** A Firefox that grants these origins: their hosts, every port of them. */
export function holdingInFirefox(...origins: readonly string[]): BrowserFacts {
  const held = origins.map((origin) => `${new URL(origin).protocol}//${new URL(origin).hostname}/*`);
  return { held: [...new Set(held)], openTabs: [], exactBy: 'listener' };
}

/** The permissions after the installation: those of the manifest. */
export const PRODUCTION_HELD = holding(PRODUCTION.origin);

function patternWithPort(origin: string): string {
  const { protocol, hostname, port } = new URL(origin);
  return `${protocol}//${hostname}:${port || (protocol === 'https:' ? '443' : '80')}/*`;
}

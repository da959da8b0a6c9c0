import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { STORES, type StoreName } from '../store.ts';
import { CHROME_REFUSALS, chromeDouble } from './chrome-double.ts';
import type { Double } from './double.ts';
import { EDGE_REFUSALS, edgeDouble } from './edge-double.ts';
import { MOZILLA_REFUSALS, mozillaDouble } from './mozilla-double.ts';
import { NPM_REFUSALS, npmDouble } from './npm-double.ts';

/** The four stores on this machine, with what a release needs to know of them. */
export interface ServedDoubles {
  readonly addresses: Readonly<Record<StoreName, string>>;
  /** made up for this rehearsal; stands for the environment's */
  readonly settings: Readonly<Record<string, string>>;
  /** SHA-256 of each package that a store got, in order */
  readonly uploads: Readonly<Record<StoreName, readonly string[]>>;
  close(): Promise<void>;
}

/** How each double can say no. */
export const REFUSALS: Readonly<Record<StoreName, readonly string[]>> = {
  chrome: CHROME_REFUSALS,
  mozilla: MOZILLA_REFUSALS,
  edge: EDGE_REFUSALS,
  npm: NPM_REFUSALS,
};

/** @param refusals how a store says no, by its name */
export async function serveDoubles(
  version: string,
  refusals: Readonly<Partial<Record<StoreName, string>>>,
): Promise<ServedDoubles> {
  const settings: Record<string, string> = madeUpSettings();
  const setup = (store: StoreName) => ({ refusal: refusals[store] ?? 'none', settings });
  const doubles: Readonly<Record<StoreName, Double>> = {
    chrome: chromeDouble(setup('chrome'), version),
    mozilla: mozillaDouble(setup('mozilla'), version),
    edge: edgeDouble(setup('edge')),
    npm: npmDouble(setup('npm')),
  };
  const served = await Promise.all(STORES.map((store) => serve(doubles[store].app)));
  const addresses = byStore((store) => served[STORES.indexOf(store)]?.address ?? '');
  settings['ACTIONS_ID_TOKEN_REQUEST_URL'] = `${addresses.npm}/identity`;
  return {
    addresses,
    settings,
    uploads: byStore((store) => doubles[store].uploads),
    close: async () => {
      await Promise.all(served.map(({ close }) => close()));
    },
  };
}

function byStore<T>(of: (store: StoreName) => T): Readonly<Record<StoreName, T>> {
  return { chrome: of('chrome'), mozilla: of('mozilla'), edge: of('edge'), npm: of('npm') };
}

function madeUpSettings(): Record<string, string> {
  const secret = (): string => randomBytes(18).toString('base64');
  const claims = Buffer.from(JSON.stringify({ repository_visibility: 'private' })).toString('base64url');
  return {
    CHROME_PUBLISHER_ID: 'p-1',
    CHROME_ITEM_ID: 'i-1',
    CHROME_ACCESS_TOKEN: secret(),
    MOZILLA_API_KEY: 'user:1:2',
    MOZILLA_API_SECRET: secret(),
    EDGE_PRODUCT_ID: 'e-1',
    EDGE_CLIENT_ID: 'c-1',
    EDGE_API_KEY: secret(),
    NPM_TOKEN: `npm_${randomBytes(18).toString('hex')}`,
    IDENTITY: `eyJhbGciOiJub25lIn0.${claims}.${randomBytes(9).toString('hex')}`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret(),
  };
}

async function serve(app: Hono): Promise<{ readonly address: string; close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: '127.0.0.1' });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server has no other kind of address.
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../../package.json' with { type: 'json' };
import lock from '../../package-lock.json' with { type: 'json' };
import { keptRelease, keptReleases } from '../../tools/package/kept-releases.ts';
import { ROOT } from './source-files.ts';

const RELEASES = await keptReleases();

/** Browsers show no warning for these, so that an update that adds one asks nobody (tests/e2e/update asks Chromium). */
const WITHOUT_WARNING: ReadonlySet<string> = new Set(['contextMenus', 'webRequestBlocking']);

interface Manifest {
  readonly version: string;
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly key?: string;
  readonly minimum_chrome_version?: string;
  readonly browser_specific_settings?: {
    readonly gecko: { readonly id: string; readonly strict_min_version: string };
  };
}

function builtManifest(browser: string): Manifest {
  return JSON.parse(readFileSync(path.join(ROOT, 'dist', browser, 'manifest.json'), 'utf8'));
}

async function releasedManifest(release: string, browser: 'chrome' | 'firefox'): Promise<Manifest> {
  const files = await keptRelease(release, browser);
  return JSON.parse(Buffer.from(files.get('manifest.json') ?? []).toString());
}

function isNewer(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { numeric: true }) > 0;
}

/** Whether a permission for hosts covers another; one without a port means every port. */
function covers(held: string, wanted: string): boolean {
  return held === wanted || held === wanted.replace(/:\d+\/\*$/, '/*');
}

/** What an update from one manifest to another would make the browser ask for, or switch the extension off. */
function newDemands(before: Manifest, after: Manifest): readonly string[] {
  const permissions = after.permissions.filter(
    (each) => !before.permissions.includes(each) && !WITHOUT_WARNING.has(each),
  );
  const hosts = after.host_permissions.filter(
    (each) => !before.host_permissions.some((held) => covers(held, each)),
  );
  return [...permissions, ...hosts];
}

describe('the version', () => {
  test('is that of package.json everywhere, and newer than all that are kept', () => {
    expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
    expect(RELEASES).toContain('0.1.0');
    expect(RELEASES.filter((release) => !isNewer(version, release))).toEqual([]);
  });

  test('CHANGELOG.md tells of every kept release, and of none that is newer than package.json', () => {
    const changes = readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8');
    const [first, ...told] = [...changes.matchAll(/^## \[([^\]]+)\]/gm)].map(([, name = '']) => name);
    expect(first).toBe('Unreleased');
    expect(told).toEqual([...told].sort((a, b) => (isNewer(a, b) ? -1 : 1)));
    expect(told.filter((each) => isNewer(each, version))).toEqual([]);
    expect(RELEASES.filter((each) => !told.includes(each))).toEqual([]);
  });
});

describe.each(RELEASES)('an update from %s', (release) => {
  test.each(['chrome', 'firefox'] as const)('asks for nothing more (%s)', async (browser) => {
    expect(newDemands(await releasedManifest(release, browser), builtManifest(browser))).toEqual([]);
  });

  test.each(['chrome', 'firefox'] as const)(
    'is the same extension in the same browsers (%s)',
    async (browser) => {
      const [before, after] = [await releasedManifest(release, browser), builtManifest(browser)];
      const identity = ({ key, minimum_chrome_version, browser_specific_settings: own }: Manifest) => [
        key,
        minimum_chrome_version,
        own?.gecko.id,
        own?.gecko.strict_min_version,
      ];
      expect(identity(after)).toEqual(identity(before));
      expect(before.version).toBe(release);
    },
  );
});

const HELD = { version: '1', permissions: ['storage'], host_permissions: ['https://a.test/*'] };

test.each([
  ['a permission with a warning', { permissions: ['storage', 'tabs'] }, ['tabs']],
  ['one without', { permissions: ['storage', 'contextMenus'] }, []],
  ['fewer', { permissions: [] }, []],
  ['another host', { host_permissions: ['https://b.test/*'] }, ['https://b.test/*']],
  ['one port of the same host', { host_permissions: ['https://a.test:443/*'] }, []],
  ['the same host without encryption', { host_permissions: ['http://a.test/*'] }, ['http://a.test/*']],
])('a new manifest with %s asks for %j: %j', (_what, changes, asked) => {
  expect(newDemands(HELD, { ...HELD, ...changes })).toEqual(asked);
});

test('every port asks for more than one', () => {
  const one = { ...HELD, host_permissions: ['https://a.test:443/*'] };
  expect(newDemands(one, HELD)).toEqual(['https://a.test/*']);
});

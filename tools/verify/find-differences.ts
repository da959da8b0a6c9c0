import type { BrowserName } from '../../tests/browsers/browser.ts';
import type { PackedFiles } from '../package/zip-files.ts';
import { firstValueDifference, parsedJson } from './value-difference.ts';

/** What stores and browsers add to a package; nothing else is. */
const ADDED: Readonly<Record<BrowserName, ReadonlySet<string>>> = {
  // The Chrome Web Store's hashes of the files, signed, and those that Chromium makes of an installed copy.
  chrome: new Set(['_metadata/verified_contents.json', '_metadata/computed_hashes.json']),
  // The signatures of addons.mozilla.org.
  firefox: new Set([
    'META-INF/cose.manifest',
    'META-INF/cose.sig',
    'META-INF/manifest.mf',
    'META-INF/mozilla.rsa',
    'META-INF/mozilla.sf',
  ]),
};

/** Where the two stores for Chromium let an installed extension look for updates. */
const UPDATE_ADDRESSES: ReadonlySet<unknown> = new Set([
  'https://clients2.google.com/service/update2/crx',
  'https://edge.microsoft.com/extensionwebstorebase/v1/crx',
]);

/** Files that Chromium writes anew when it installs: other bytes of the same values. */
const REWRITTEN = /^(?:manifest|_locales\/\w+\/messages)\.json$/;

interface Differences {
  /** a sentence each; none: the same extension */
  readonly found: readonly string[];
  /** names of what a store or a browser has added */
  readonly added: readonly string[];
}

/** Compares what was delivered with a build, byte for byte; what Chromium rewrites, by value. */
export function findDifferences(
  delivered: { readonly browser: BrowserName; readonly files: PackedFiles },
  built: PackedFiles,
): Differences {
  const { browser, files } = delivered;
  const added = [...files.keys()].filter((name) => ADDED[browser].has(name) && !built.has(name)).sort();
  const names = new Set([...files.keys(), ...built.keys()].filter((name) => !added.includes(name)));
  const found = [...names].sort().flatMap((name) => {
    const difference = fileDifference(files.get(name), built.get(name), browser === 'chrome' ? name : '');
    return difference === null ? [] : [`${name} ${difference}`];
  });
  return { found, added };
}

/** To be read after the name; null: the same. Empty `rewritable`: the browser writes nothing anew. */
function fileDifference(
  got: Uint8Array | undefined,
  expected: Uint8Array | undefined,
  rewritable: string,
): string | null {
  if (got === undefined || expected === undefined)
    return got === undefined ? 'is missing: the build has it.' : 'was added: the build has no such file.';
  if (Buffer.compare(got, expected) === 0) return null;
  if (!REWRITTEN.test(rewritable)) return byteDifference(got, expected);
  return valueDifference(parsedJson(got), parsedJson(expected), rewritable);
}

function valueDifference(got: unknown, expected: unknown, name: string): string | null {
  if (got === undefined) return 'differs: it cannot be read as JSON.';
  return firstValueDifference(name === 'manifest.json' ? withoutUpdates(got) : got, expected);
}

function withoutUpdates(manifest: unknown): unknown {
  if (typeof manifest !== 'object' || manifest === null || !('update_url' in manifest)) return manifest;
  const { update_url, ...rest } = manifest;
  return UPDATE_ADDRESSES.has(update_url) ? rest : manifest;
}

function byteDifference(got: Uint8Array, expected: Uint8Array): string {
  const at = expected.findIndex((byte, index) => byte !== got[index]);
  const [place, lengths] = [at < 0 ? expected.length : at, `${got.length} and ${expected.length} bytes`];
  return `differs from byte ${place} on: delivered ${hexAt(got, place)}, built ${hexAt(expected, place)} (${lengths}).`;
}

function hexAt(bytes: Uint8Array, index: number): string {
  const byte = bytes[index];
  return byte === undefined ? 'nothing' : `0x${byte.toString(16).padStart(2, '0')}`;
}

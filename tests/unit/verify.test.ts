import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeFolder } from '../../tools/package/write-folder.ts';
import { type PackedFiles, zipFiles } from '../../tools/package/zip-files.ts';
import { type Delivered, readDelivered } from '../../tools/verify/delivered.ts';
import { findDifferences } from '../../tools/verify/find-differences.ts';
import { verifyDelivered } from '../../tools/verify/verify-delivered.ts';
import { CHROMIUM_ID, GECKO_ID } from '../browsers/extension-identity.ts';

const MANIFEST = { name: 'x', version: '1.2.3', permissions: ['storage', 'alarms'], key: 'AAAA' };

function packed(files: Readonly<Record<string, string | object>>): PackedFiles {
  return new Map(
    Object.entries(files).map(([name, content]) => [
      name,
      new Uint8Array(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))),
    ]),
  );
}

function changed(built: PackedFiles, changes: Readonly<Record<string, string | object>>): PackedFiles {
  return new Map([...built, ...packed(changes)]);
}

const CHROME = packed({
  'manifest.json': MANIFEST,
  'background.js': 'let a=1;',
  '_locales/en/messages.json': { b: { message: 'B' }, a: { message: 'A' } },
});
const FIREFOX = changed(CHROME, {
  'manifest.json': { ...MANIFEST, browser_specific_settings: { gecko: {} } },
});

/** What Chromium makes of a JSON file: sorted keys, indented by three. */
const REWRITTEN = {
  'manifest.json': JSON.stringify(
    Object.fromEntries(
      Object.entries({ ...MANIFEST, update_url: 'https://clients2.google.com/service/update2/crx' }).sort(),
    ),
    null,
    3,
  ),
  '_locales/en/messages.json': { a: { message: 'A' }, b: { message: 'B' } },
};

describe('a delivered extension', () => {
  test.each([
    ['the same files', 'chrome', {}, []],
    ["what the Chrome Web Store and Chromium add, and Chromium's spelling", 'chrome', REWRITTEN, []],
    [
      'one changed byte',
      'chrome',
      { 'background.js': 'let a=2;' },
      ['background.js differs from byte 6 on: delivered 0x32, built 0x31 (8 and 8 bytes).'],
    ],
    [
      'a byte at the end',
      'chrome',
      { 'background.js': 'let a=1;\n' },
      ['background.js differs from byte 8 on: delivered 0x0a, built nothing (9 and 8 bytes).'],
    ],
    ['one added file', 'chrome', { 'z.js': '' }, ['z.js was added: the build has no such file.']],
    [
      'a file among those of the store, which is none',
      'chrome',
      { '_metadata/more.js': '' },
      ['_metadata/more.js was added: the build has no such file.'],
    ],
    [
      'the signature of the other store',
      'firefox',
      { '_metadata/verified_contents.json': '[]' },
      ['_metadata/verified_contents.json was added: the build has no such file.'],
    ],
    [
      'one more permission',
      'chrome',
      { 'manifest.json': { ...MANIFEST, permissions: [...MANIFEST.permissions, 'cookies'] } },
      ['manifest.json differs at permissions.2: delivered "cookies", built nothing.'],
    ],
    [
      'another permission',
      'chrome',
      { 'manifest.json': { ...MANIFEST, permissions: ['storage', 'cookies'] } },
      ['manifest.json differs at permissions.1: delivered "cookies", built "alarms".'],
    ],
    [
      'another key',
      'chrome',
      { 'manifest.json': { ...MANIFEST, key: 'BBBB' } },
      ['manifest.json differs at key: delivered "BBBB", built "AAAA".'],
    ],
    [
      'no key',
      'chrome',
      { 'manifest.json': { ...MANIFEST, key: undefined } },
      ['manifest.json differs at key: delivered nothing, built "AAAA".'],
    ],
    [
      'updates from elsewhere',
      'chrome',
      { 'manifest.json': { ...MANIFEST, update_url: 'https://other.test/crx' } },
      ['manifest.json differs at update_url: delivered "https://other.test/crx", built nothing.'],
    ],
    [
      'another text',
      'chrome',
      { '_locales/en/messages.json': { a: { message: 'A' }, b: { message: 'C' } } },
      ['_locales/en/messages.json differs at b.message: delivered "C", built "B".'],
    ],
    [
      'a manifest that is no JSON',
      'chrome',
      { 'manifest.json': '{"a":1,}' },
      ['manifest.json differs: it cannot be read as JSON.'],
    ],
    [
      'another spelling in Firefox, which rewrites nothing',
      'firefox',
      { '_locales/en/messages.json': REWRITTEN['_locales/en/messages.json'] },
      ['_locales/en/messages.json differs from byte 2 on: delivered 0x61, built 0x62 (41 and 41 bytes).'],
    ],
  ] as const)('%s (%s)', (_what, browser, changes, found) => {
    const built = browser === 'chrome' ? CHROME : FIREFOX;
    const files = changed(built, changes);
    expect(findDifferences({ browser, files }, built).found).toEqual(found);
  });

  test('a missing file is found', () => {
    const files = new Map([...CHROME].filter(([name]) => name !== 'background.js'));
    expect(findDifferences({ browser: 'chrome', files }, CHROME).found).toEqual([
      'background.js is missing: the build has it.',
    ]);
  });

  test.each([
    ['chrome', CHROME, ['_metadata/computed_hashes.json', '_metadata/verified_contents.json']],
    [
      'firefox',
      FIREFOX,
      ['cose.manifest', 'cose.sig', 'manifest.mf', 'mozilla.rsa', 'mozilla.sf'].map((n) => `META-INF/${n}`),
    ],
  ] as const)('what the stores for %s add is named, and no difference', (browser, built, names) => {
    const files = changed(built, Object.fromEntries(names.map((name) => [name, 'signed'])));
    expect(findDifferences({ browser, files }, built)).toEqual({ found: [], added: names });
  });

  test('a file of the build is never taken for an addition', () => {
    const built = changed(CHROME, { '_metadata/verified_contents.json': 'ours' });
    const files = changed(CHROME, { '_metadata/verified_contents.json': 'theirs' });
    expect(findDifferences({ browser: 'chrome', files }, built).found).toHaveLength(1);
  });
});

describe('where it is found', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'verify-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A .crx as Chromium packs it: signatures of any length before the zip. */
  function crxOf(zip: Uint8Array): Buffer {
    const signatures = Buffer.from('PK\u0003\u0004 is in them, too');
    const head = Buffer.alloc(12, 'Cr24');
    head.writeUInt32LE(3, 4);
    head.writeUInt32LE(signatures.length, 8);
    return Buffer.concat([head, signatures, zip]);
  }

  test.each([
    ['a zip', 'a.zip', (files: PackedFiles) => zipFiles(files)],
    ['an xpi', 'a.xpi', (files: PackedFiles) => zipFiles(files)],
    ['a crx', 'a.crx', (files: PackedFiles) => crxOf(zipFiles(files))],
  ])('%s', async (_what, name, pack) => {
    await writeFile(path.join(folder, name), pack(CHROME));
    const [delivered, ...more] = await readDelivered(path.join(folder, name));
    expect(more).toEqual([]);
    expect(delivered).toMatchObject({ browser: 'chrome', version: '1.2.3' });
    expect(findDifferences(delivered as Delivered, CHROME)).toEqual({ found: [], added: [] });
  });

  test.each([
    ['an unpacked extension', '', ''],
    ['a profile of Chromium', `Extensions/${CHROMIUM_ID}/1.2.3_0`, ''],
    ['the folder of its profiles', `Default/Extensions/${CHROMIUM_ID}/1.2.3_0`, ''],
    ['a profile of Firefox', '', `extensions/${GECKO_ID}.xpi`],
    ['the folder of its profiles', '', `a1b2.default/extensions/${GECKO_ID}.xpi`],
  ])('%s', async (_what, unpacked, xpi) => {
    if (xpi === '') await writeFolder(path.join(folder, unpacked), CHROME);
    else await writeFolder(folder, new Map([[xpi, zipFiles(FIREFOX)]]));
    const found = await readDelivered(folder);
    expect(found.map(({ from, browser, version }) => ({ from, browser, version }))).toEqual([
      {
        from: path.join(folder, unpacked, xpi),
        browser: xpi === '' ? 'chrome' : 'firefox',
        version: '1.2.3',
      },
    ]);
  });

  test.each([
    ['nothing', 'none', null, 'There is no '],
    ['a folder without it', '.', null, 'no browser has this extension'],
    ['an archive without a manifest', 'a.zip', zipFiles(packed({ a: 'b' })), 'no readable manifest.json'],
    ['an old crx', 'a.crx', Buffer.from('Cr24\u0002\0\0\0\0\0\0\0'), 'version 2'],
  ])('%s is told in one sentence', async (_what, name, bytes, said) => {
    if (bytes !== null) await writeFile(path.join(folder, name), bytes);
    await expect(readDelivered(path.join(folder, name))).rejects.toThrow(said);
  });

  test('it is compared with what its source builds; another version is not built', async () => {
    const [zip, source] = ['a.zip', 'source.zip'].map((name) => path.join(folder, name));
    await writeFile(zip ?? '', zipFiles(CHROME));
    const [delivered] = await readDelivered(zip ?? '');
    const sourceOf = (version: string) =>
      writeFile(source ?? '', zipFiles(packed({ 'package.json': { version } })));
    await sourceOf('1.2.3');
    const same = await verifyDelivered(delivered as Delivered, source, async () => CHROME);
    expect(same).toMatchObject({ isSame: true, text: expect.stringContaining('3 files') });
    const other = await verifyDelivered(delivered as Delivered, source, async () =>
      changed(CHROME, { a: '' }),
    );
    expect(other).toMatchObject({
      isSame: false,
      text: expect.stringContaining('First difference: a is missing: the build has it.'),
    });
    await sourceOf('1.2.4');
    const none = async () => Promise.reject(new Error('built all the same'));
    const wrong = await verifyDelivered(delivered as Delivered, source, none);
    expect(wrong).toMatchObject({ isSame: false, text: expect.stringContaining('is the source of 1.2.4') });
    await expect(verifyDelivered(delivered as Delivered, undefined, none)).rejects.toThrow(
      'get inventorum-api-companion-1.2.3-source.zip',
    );
  });
});

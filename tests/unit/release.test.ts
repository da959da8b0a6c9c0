import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { name } from '../../package.json' with { type: 'json' };
import { unzipFiles } from '../../tools/package/unzip-files.ts';
import { type PackedFiles, zipFiles } from '../../tools/package/zip-files.ts';
import { ROOT } from '../../tools/project.ts';
import { REFUSALS, type ServedDoubles, serveDoubles } from '../../tools/release/doubles/serve-doubles.ts';
import { withoutKey } from '../../tools/release/first-upload.ts';
import { maskSecrets } from '../../tools/release/mask-secrets.ts';
import { packagesIn, type ReleasePackages } from '../../tools/release/packages-in.ts';
import { expectSumsInTag, planRelease, tagMessage } from '../../tools/release/release-plan.ts';
import { releaseToStores, type StoreResult } from '../../tools/release/release-to-stores.ts';
import { STORES, type StoreName } from '../../tools/release/store.ts';
import { readUploadRecord } from '../../tools/release/upload-record.ts';

const run = promisify(execFile);
const VERSION = '0.2.0';

let folder: string;
let packages: ReleasePackages;

/** Small packages of the shape of the real ones. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'release-'));
  const command = path.join(folder, 'command');
  await mkdir(command);
  await writeFile(path.join(command, 'package.json'), JSON.stringify({ name, version: VERSION }));
  await run('npm', ['pack', '--pack-destination', folder], { cwd: command });
  const zip = (more: object): Uint8Array =>
    zipFiles(new Map([['manifest.json', Buffer.from(JSON.stringify({ version: VERSION, ...more }))]]));
  const written: readonly (readonly [string, Uint8Array])[] = [
    ['-chrome.zip', zip({ key: manifest.key })],
    ['-firefox.zip', zip({})],
    ['-source.zip', zip({})],
    ['.tgz', await readFile(path.join(folder, `${name}-${VERSION}.tgz`))],
  ];
  const sums = await Promise.all(
    written.map(async ([ending, bytes]) => {
      await writeFile(path.join(folder, `${name}-${VERSION}${ending}`), bytes);
      return `${createHash('sha256').update(bytes).digest('hex')}  ${name}-${VERSION}${ending}\n`;
    }),
  );
  await writeFile(path.join(folder, 'SHA256SUMS'), sums.join(''));
  packages = await packagesIn(folder, name, VERSION);
});

afterAll(() => rm(folder, { recursive: true }));

/** One run, like that of the command; `kept`: what a later run finds of it. */
async function released(
  doubles: ServedDoubles,
  stores: readonly StoreName[],
  kept: string,
): Promise<readonly StoreResult[]> {
  const record = await readUploadRecord(kept);
  const plan = { version: VERSION, notes: '- new', date: null };
  return releaseToStores(stores, (store) => {
    const { settings, addresses } = doubles;
    return { plan, packages, settings, address: addresses[store], record, kept, pause: 1, isRehearsal: true };
  });
}

async function withDoubles<T>(
  refusals: Readonly<Partial<Record<StoreName, string>>>,
  body: (doubles: ServedDoubles, kept: string) => Promise<T>,
): Promise<T> {
  const doubles = await serveDoubles(VERSION, refusals);
  const kept = await mkdtemp(path.join(folder, 'kept-'));
  try {
    return await body(doubles, kept);
  } finally {
    await doubles.close();
  }
}

/** What each refusal must say: something to do, in words of its own. */
const SAID: Readonly<Record<StoreName, Readonly<Record<string, RegExp>>>> = {
  chrome: {
    'key expired': /log in anew/,
    'another id': /put the store's public key into manifest.json/,
    'taken down': /read its mail/,
    'package unreadable': /open the item in its dashboard/,
    'item missing': /upload the first version by hand/,
    quota: /run the release again later/,
    'version exists': /give the next version a heading/,
    'key refused': /upload the first version by hand without it/,
    'another key': /put the store's public key/,
    'upload limit': /again tomorrow/,
    'review rejected': /change what it names, and release the next version/,
    'before in review': /wait for its answer/,
  },
  mozilla: {
    'key expired': /make a new one/,
    'item missing': /submit the first version by hand/,
    'validation failed': /run npm run check/,
    'review rejected': /release the next version/,
    'version exists': /give the next one a heading/,
    quota: /run the release again later/,
  },
  edge: {
    'key expired': /make a new one in Partner Center/,
    'item missing': /publish the first version by hand/,
    quota: /run the release again later \(it says: in 60 s\)/,
    'version exists': /give the next version a heading/,
    'key refused': /upload the package without it by hand/,
    silent: /Partner Center may say more/,
    'review rejected': /release the next version/,
    'before in review': /wait for its answer/,
    'nothing new': /nothing is to be done/,
  },
  npm: {
    'key expired': /name it as trusted publisher/,
    'item missing': /publish the first version by hand/,
    'version exists': /give the next one a heading/,
    'not yours': /publish the first version by hand/,
    quota: /run the release again later/,
  },
};

describe('a release to doubles of the stores', () => {
  test('brings each store its package once, however often it is run', async () => {
    await withDoubles({}, async (doubles, kept) => {
      const first = await released(doubles, STORES, kept);
      expect(first.map(({ isDone, text }) => [isDone, text])).toEqual(
        STORES.map(() => [true, expect.stringContaining(VERSION)]),
      );
      const again = await released(doubles, STORES, kept);
      expect(again.filter(({ isDone }) => !isDone)).toEqual([]);
      expect(doubles.uploads).toEqual({
        chrome: [packages.chrome.sha256],
        mozilla: [packages.firefox.sha256],
        edge: [packages.chrome.sha256],
        npm: [packages.npm.sha256],
      });
      // Where the store lists its versions, even if nothing of the first run was kept.
      const elsewhere = await mkdtemp(path.join(folder, 'elsewhere-'));
      await released(doubles, ['chrome', 'mozilla', 'npm'], elsewhere);
      expect(Object.values(doubles.uploads).map(({ length }) => length)).toEqual([1, 1, 1, 1]);
    });
  });

  test('the table knows every way in which a double says no', () => {
    const known = STORES.map((store) => [store, Object.keys(SAID[store]).sort()]);
    expect(known).toEqual(STORES.map((store) => [store, [...REFUSALS[store]].sort()]));
  });

  const cases = STORES.flatMap((store) =>
    Object.entries(SAID[store]).map((each) => [store, ...each] as const),
  );
  test.each(cases)(
    '%s, %s: one sentence says what to do, and tells no secret',
    async (store, refusal, said) => {
      await withDoubles({ [store]: refusal }, async (doubles, kept) => {
        const [result] = await released(doubles, [store], kept);
        const { isDone, text = '' } = result ?? {};
        const printed = maskSecrets(Object.values(doubles.settings))(text);
        expect(isDone).toBe(false);
        expect(printed).toMatch(said);
        expect(printed).toMatch(/^[A-Za-z][^\n]*\.$/);
        expect(printed).not.toMatch(/went wrong on our side/);
        for (const secret of secretsOf(doubles)) expect(printed).not.toContain(secret);
      });
    },
  );

  test.each([
    ['edge', 'before in review'],
    ['edge', 'review rejected'],
    ['mozilla', 'quota'],
  ] as const)('%s, %s: a package that it has accepted is not sent again', async (store, refusal) => {
    await withDoubles({ [store]: refusal }, async (doubles, kept) => {
      for (const _run of [1, 2]) await released(doubles, [store], kept);
      expect(doubles.uploads[store]).toHaveLength(1);
    });
  });

  test('a store that refuses keeps no other from its package', async () => {
    await withDoubles({ chrome: 'key expired', edge: 'quota' }, async (doubles, kept) => {
      const results = await released(doubles, STORES, kept);
      expect(results.map(({ isDone }) => isDone)).toEqual([false, true, false, true]);
    });
  });

  test('what a client prints on its own is not printed', async () => {
    const written = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
    await withDoubles({}, (doubles, kept) => released(doubles, ['mozilla', 'npm'], kept));
    expect(written.map(({ mock }) => mock.calls)).toEqual([[], []]);
    for (const spy of written) spy.mockRestore();
  });
});

/** The secrets among the made-up variables of the environment. */
function secretsOf({ settings }: ServedDoubles): readonly string[] {
  return ['CHROME_ACCESS_TOKEN', 'MOZILLA_API_SECRET', 'EDGE_API_KEY', 'NPM_TOKEN', 'IDENTITY'].map(
    (each) => settings[each] ?? '',
  );
}

test('secrets are masked as they are, in addresses, in Base64, and signed tokens always', () => {
  const masked = maskSecrets(['a/secret+of=mine', 'short']);
  const forms = ['a/secret+of=mine', encodeURIComponent('a/secret+of=mine'), 'YS9zZWNyZXQrb2Y9bWluZQ=='];
  expect(masked(`${forms.join(' ')} eyJhbGciOi.eyJpc3Mi.s-1_x short`)).toBe('*** *** *** *** short');
});

describe('the plan', () => {
  const changes = (unreleased: string, heading = '[0.2.0] - 2026-12-01'): string =>
    `# Changelog\n\n## [Unreleased]\n${unreleased}\n## ${heading}\n- new\n\n## [0.1.0] - 2026-11-24\n- old\n`;

  test('is the newest part of the changelog', () => {
    expect(planRelease(changes(''), VERSION, { isRehearsal: false })).toEqual({
      version: VERSION,
      notes: '- new',
      date: '2026-12-01',
    });
  });

  test('is in a rehearsal what is not released yet, too', () => {
    expect(planRelease(changes('- newest\n'), '0.3.0', { isRehearsal: true })).toEqual({
      version: '0.3.0',
      notes: '- newest',
      date: null,
    });
  });

  test.each([
    ['changes without a version', changes('- newest\n'), 'give them the heading "## [0.2.0]'],
    ['another version', changes('', '[0.3.0] - 2026-12-01'), 'npm version 0.3.0'],
    ['no date', changes('', '[0.2.0]'), 'must be "## [VERSION] - YYYY-MM-DD"'],
    ['no part for new changes', '# Changelog\n\n## [0.2.0] - 2026-12-01\n- new\n', 'must begin with'],
  ])('is none of %s', (_what, text, said) => {
    expect(() => planRelease(text, VERSION, { isRehearsal: false })).toThrow(said);
  });

  test('the message of the tag has the sums, and other ones are noticed', () => {
    const sums = 'aa  a.zip\nbb  b.zip\n';
    const message = tagMessage({ version: VERSION, notes: '- new', date: null }, sums);
    expect(message).toBe(`Version 0.2.0\n\n- new\n\nSHA256SUMS\n${sums}`);
    expectSumsInTag(message, sums);
    expect(() => expectSumsInTag(message, sums.replace('bb', 'cc'))).toThrow('lacks "cc  b.zip"');
  });
});

test('the package for a first upload by hand lacks the key, and nothing else', () => {
  const [whole, without] = [packages.chrome.bytes, withoutKey(packages.chrome.bytes)].map(unzipFiles);
  const read = (files: PackedFiles = new Map()) =>
    JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
  const { key, ...rest } = read(whole);
  expect([key, read(without)]).toEqual([manifest.key, rest]);
  expect([...(without?.keys() ?? [])]).toEqual([...(whole?.keys() ?? [])]);
});

test('a package that is not what SHA256SUMS says is not uploaded', async () => {
  const other = await mkdtemp(path.join(folder, 'other-'));
  await writeFile(path.join(other, 'SHA256SUMS'), packages.sums);
  await writeFile(path.join(other, `${name}-${VERSION}-chrome.zip`), 'another');
  await expect(packagesIn(other, name, VERSION)).rejects.toThrow('make the packages anew');
});

describe('the command', () => {
  test('uploads nothing from the machine of a person, and says what to do', async () => {
    const env = { ...process.env, CI: '', GITHUB_REF: '' };
    const failed = await command([], env);
    expect(failed).toContain('Only the workflow "Release" uploads');
    const tagged = { CI: 'true', GITHUB_REF: 'refs/tags/v0.2.0', CHROME_ITEM_ID: 'one' };
    expect(await command(['--only', 'chrome'], { ...env, ...tagged })).toContain(
      'The environment lacks CHROME_PUBLISHER_ID, CHROME_ACCESS_TOKEN: set them',
    );
  });

  test.each([
    [['--only', 'opera'], '"opera" is none of'],
    [['--dry-run', '--packages', 'PACKAGES', '--refuse', 'chrome=mood'], 'chrome says no by one of: '],
  ])('refuses %j', async (args, said) => {
    const given = args.map((each) => (each === 'PACKAGES' ? folder : each));
    expect(await command(given, process.env)).toContain(said);
  });
});

/** The output of a failed command. */
async function command(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const script = ['--import', 'tsx', 'tools/release.ts', ...args];
  const failed = await run(process.execPath, script, { cwd: ROOT, env }).then(
    () => ({ stderr: 'it did not fail' }),
    (error: { readonly stderr: string }) => error,
  );
  return failed.stderr;
}

describe('what a rehearsal loads into its processes', () => {
  const cut = fileURLToPath(new URL('../../tools/release/loopback-only.mjs', import.meta.url));

  test('lets it reach this machine, and no other', async () => {
    const server = createServer((_request, response) => response.end('here'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const script = `
      import http from 'node:http';
      import net from 'node:net';
      const told = async (url) => {
        try {
          return await (await fetch(url)).text();
        } catch (error) {
          return String(error.cause?.message ?? error.message);
        }
      };
      const here = await told('http://127.0.0.1:${port}/');
      const localhost = await told('http://localhost:${port}/');
      const elsewhere = [];
      for (const host of ['192.0.2.1', 'stores.example', '[2001:db8::1]', '128.0.0.1']) {
        elsewhere.push(await told('http://' + host + '/'));
        elsewhere.push(await told('https://' + host + '/'));
      }
      for (const connect of [() => net.connect(80, '192.0.2.1'), () => http.get('http://192.0.2.1/')]) {
        try {
          connect();
          elsewhere.push('reached');
        } catch (error) {
          elsewhere.push(error.message);
        }
      }
      console.log(JSON.stringify({ here, localhost, elsewhere }));`;
    const { stdout } = await run(process.execPath, [
      ...['--import', cut],
      ...['--input-type=module', '--eval', script],
    ]);
    server.close();
    const { here, localhost, elsewhere } = JSON.parse(stdout);
    expect([here, localhost]).toEqual(['here', expect.any(String)]);
    expect(elsewhere.filter((each: string) => !each.includes('reaches no other machine'))).toEqual([]);
  });
});

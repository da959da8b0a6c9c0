import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMAND_PACKAGE } from '../../tools/build/build-command.ts';
import { ROOT } from '../../tools/project.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'inventorum-'));
const children: ChildProcess[] = [];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function npm(args: readonly string[], cwd: string): string {
  const cli = process.env['npm_execpath'];
  const command = cli?.endsWith('npm-cli.js') ? [process.execPath, cli] : ['npm'];
  const [program = 'npm', ...before] = command;
  const { status, stdout, stderr } = spawnSync(program, [...before, ...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

let tarball = '';
let packed: Packed | undefined;

beforeAll(() => {
  const [one] = JSON.parse(
    npm(['pack', '--json', '--pack-destination', folder], COMMAND_PACKAGE),
  ) as Packed[];
  packed = one;
  tarball = path.join(folder, one?.filename ?? '');
});

/** The package in an empty folder. */
function install(name: string, ...options: readonly string[]): string {
  const cwd = path.join(folder, name);
  mkdirSync(cwd);
  writeFileSync(path.join(cwd, 'package.json'), '{"private":true}');
  npm(['install', '--no-audit', '--no-fund', '--ignore-scripts', ...options, tarball], cwd);
  return cwd;
}

function commandIn(cwd: string): (...args: readonly string[]) => Run {
  const bin = path.join(cwd, 'node_modules', '.bin', 'inventorum');
  return (...args) => {
    const { status, stdout, stderr } = spawnSync(bin, args, { cwd, encoding: 'utf8', env: WITHOUT_NETWORK });
    return { status, stdout, stderr };
  };
}

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const WITHOUT_NETWORK = { ...process.env, NODE_OPTIONS: '', npm_config_offline: 'true' };

describe('the packed command', () => {
  test('holds what it needs, and nothing of this machine', () => {
    expect(packed?.files.map(({ path: name, mode }) => [name, mode & 0o777])).toEqual([
      ['CHANGELOG.md', 0o644],
      ['LICENSE', 0o644],
      ['README.md', 0o644],
      ['THIRD-PARTY-LICENSES.md', 0o644],
      ['inventorum.cjs', 0o755],
      ['package.json', 0o644],
      ['sandbox.cjs', 0o644],
      ['sandbox.d.cts', 0o644],
    ]);
    for (const { path: name } of packed?.files ?? []) {
      const text = readFileSync(path.join(COMMAND_PACKAGE, name), 'utf8');
      expect(text.includes(ROOT), name).toBe(false);
      // Paths of sources would lead from this folder to where its modules are.
      if (name.endsWith('.cjs')) expect(text).not.toContain('node_modules/');
    }
    const { optionalDependencies, ...others } = JSON.parse(
      readFileSync(path.join(COMMAND_PACKAGE, 'package.json'), 'utf8'),
    );
    expect(others).not.toHaveProperty('dependencies');
    expect(Object.keys(optionalDependencies)).toEqual(['libsql', '@napi-rs/image']);
    const [size, unpacked] = [packed?.size ?? 0, packed?.unpackedSize ?? 0].map((bytes) =>
      Math.round(bytes / 1000),
    );
    const needed = Object.entries(optionalDependencies).map((dependency) => dependency.join(' '));
    console.log(
      `note: the package has ${size} kB packed, ${unpacked} kB unpacked; dependencies: ${needed.join(', ')}.`,
    );
  });

  test('without its database: scopes and explain work, and sandbox says what is missing', () => {
    const inventorum = commandIn(install('bare', '--offline', '--omit=optional'));
    expect(readdirSync(path.join(folder, 'bare', 'node_modules'))).not.toContain('libsql');

    const scopes = inventorum('scopes', 'POST', '/products/', '--json');
    expect(scopes.status).toBe(0);
    expect(JSON.parse(scopes.stdout)).toMatchObject({ calls: [{ scope: 'products:create' }] });
    expect(inventorum('scopes', 'GET', '/wishes/').status).toBe(2);

    const har = path.join(folder, 'one.har');
    const request = { method: 'POST', url: 'https://app.inventorum.com/api/orders/', headers: [] };
    const entries = [{ request, response: { status: 403, headers: [], content: { text: SCOPE_WRONG } } }];
    writeFileSync(har, JSON.stringify({ log: { version: '1.2', creator: { name: 'x' }, entries } }));
    const explained = inventorum('explain', har, '--check');
    expect([explained.status, explained.stderr]).toEqual([2, '']);
    expect(explained.stdout).toContain('This token may not create orders');
    expect(inventorum('explain', har).status).toBe(0);

    const sandbox = inventorum('sandbox');
    expect([sandbox.status, sandbox.stdout]).toEqual([1, '']);
    expect(sandbox.stderr).toMatch(/needs its database.*npm install libsql@.*scopes and explain work/s);
    expect(inventorum('sandbox', '--help').stdout).toMatch(/^Usage: inventorum sandbox/);
  });

  test.each([
    ['no command', [], 1, /^Usage: inventorum COMMAND/],
    ['an unknown command', ['bogus'], 1, /Unknown word 'bogus'[\s\S]*Usage: inventorum/],
    [
      'an unknown option',
      ['scopes', '--bogus'],
      1,
      /Unknown option '--bogus'[\s\S]*Usage: inventorum scopes/,
    ],
    [
      'an unknown option of the sandbox',
      ['sandbox', '--bogus'],
      1,
      /--bogus[\s\S]*Usage: inventorum sandbox/,
    ],
    ['a file that is not there', ['explain', 'none.har'], 1, /^none\.har cannot be read: ENOENT\n$/],
    ['an unknown shell', ['completion', 'tcsh'], 1, /Usage: inventorum completion/],
  ])('%s is refused in words', (_what, args, code, words) => {
    const cli = path.join(COMMAND_PACKAGE, 'inventorum.cjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([code, '']);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('with its database: the first call is answered within ten seconds, also as a library', async () => {
    // The first installation fills the cache that the second one, without network, takes everything from.
    const cache = `--cache=${path.join(folder, 'cache')}`;
    install('online', cache);
    const whole = install('whole', cache, '--offline');
    const cli = path.join(whole, 'node_modules', 'inventorum-api-companion', 'inventorum.cjs');
    const env = WITHOUT_NETWORK;
    const startedAt = performance.now();
    const ports = ['--port', '0', '--https-port', '0', '--control-port', '0'];
    const child = spawn(process.execPath, [cli, 'sandbox', '--env', ...ports], { env });
    children.push(child);
    const set = new Map<string, string>();
    for await (const line of createInterface(child.stdout)) {
      const [, name = '', value = ''] = /^export (\w+)='([^']+)'$/.exec(line) ?? [];
      set.set(name, value);
      if (name === 'INVENTORUM_REFRESH_TOKEN') break;
    }
    const headers = { Authorization: `Bearer ${set.get('INVENTORUM_ACCESS_TOKEN')}` };
    const answer = await fetch(`${set.get('INVENTORUM_URL')}/api/products/`, { headers });
    const ms = performance.now() - startedAt;
    expect(answer.status).toBe(200);
    expect(ms).toBeLessThan(10_000);
    console.log(
      `note: the sandbox of the package answered its first call after ${(ms / 1000).toFixed(1)} s.`,
    );
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);

    const script = `import { startSandbox } from 'inventorum-api-companion/sandbox';
      const sandbox = await startSandbox(); console.log(sandbox.accounts.length); await sandbox.close();`;
    const library = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      ...{ cwd: whole, encoding: 'utf8', env },
    });
    expect([library.stdout, library.stderr]).toEqual(['2\n', '']);
    expect(statSync(cli).mode & 0o111).not.toBe(0);
  });
});

const SCOPE_WRONG =
  '{"error":{"fields":{},"description":"Your scope does not allow access here.","key":"scope.wrong"}}';

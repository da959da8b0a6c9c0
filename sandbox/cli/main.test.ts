import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SandboxAccount } from '../accounts/account.ts';
import { parseFlags } from './parse-flags.ts';

const MAIN = join(import.meta.dirname, '../main.ts');
const FREE_PORTS = ['--port', '0', '--https-port', '0', '--control-port', '0'];

function run(
  ...args: readonly string[]
): ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream } {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

interface FirstLine {
  readonly http: string;
  readonly https: string;
  readonly control: string;
  readonly accounts: readonly SandboxAccount[];
}

async function firstLine(child: { readonly stdout: NodeJS.ReadableStream }): Promise<FirstLine> {
  for await (const line of createInterface(child.stdout)) return JSON.parse(line) as FirstLine;
  throw new Error('The sandbox printed nothing.');
}

describe('npm run sandbox', () => {
  test('--json: the first line is one object, and what it says works', async () => {
    const started = await firstLine(run('--json', ...FREE_PORTS));
    expect(Object.keys(started)).toEqual(['http', 'https', 'control', 'accounts']);
    expect(started.accounts.length).toBeGreaterThanOrEqual(2);
    const [account] = started.accounts;
    expect(Object.keys(account ?? {})).toEqual(['name', 'users', 'apps']);
    expect(Object.keys(account?.users[0] ?? {})).toEqual(['email', 'password', 'pin', 'role']);
    expect(Object.keys(account?.apps[0] ?? {})).toEqual([
      'label',
      'kind',
      'clientId',
      'clientSecret',
      'tokenSets',
    ]);
    const set = account?.apps[0]?.tokenSets[0];
    expect(Object.keys(set ?? {})).toEqual(['label', 'scope', 'accessToken', 'refreshToken']);
    const headers = { Authorization: `Bearer ${set?.accessToken}` };
    expect((await fetch(`${started.http}/api/products/`, { headers })).status).toBe(200);
    expect((await fetch(`${started.control}/accounts`)).status).toBe(200);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s stops it cleanly, even with a connection open',
    async (signal) => {
      const child = run('--json', '--quiet', ...FREE_PORTS);
      const { control } = await firstLine(child);
      const stream = await fetch(`${control}/requests/stream`);
      const ended = stream.text().catch(() => 'cut');
      child.kill(signal);
      const [code] = await once(child, 'exit');
      expect(code).toBe(0);
      await ended;
    },
  );

  test('--data keeps accounts, tokens and their rotations', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'shop.db');
    const child = run('--json', '--quiet', '--data', file, ...FREE_PORTS);
    const { accounts } = await firstLine(child);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect((await firstLine(run('--json', '--data', file, ...FREE_PORTS))).accounts).toEqual(accounts);
  });

  test('--export-on-exit writes at SIGTERM what --import begins with; after SIGKILL the last whole one stands', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'state.db');
    const child = run('--json', '--quiet', '--export-on-exit', file, ...FREE_PORTS);
    const { accounts, control } = await firstLine(child);
    await fetch(`${control}/token-sets/Read%20only/rotate`, { method: 'POST' });
    const rotated = await (await fetch(`${control}/accounts`)).json();
    expect(rotated).not.toEqual(accounts);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    const written = await readFile(file);

    const next = run('--json', '--quiet', '--import', file, '--export-on-exit', file, ...FREE_PORTS);
    const started = await firstLine(next);
    expect(started.accounts).toEqual(rotated);
    await fetch(`${started.control}/token-sets/Read%20only/rotate`, { method: 'POST' });
    next.kill('SIGKILL');
    await once(next, 'exit');
    expect(await readFile(file)).toEqual(written);
    expect(await readdir(folder)).toEqual(['state.db']);

    const refused = run('--import', join(folder, 'nowhere.db'), ...FREE_PORTS);
    let message = '';
    refused.stderr.on('data', (chunk: Buffer) => {
      message += chunk.toString();
    });
    expect(await once(refused, 'close')).toEqual([1, null]);
    expect(message).toMatch(/nowhere\.db does not exist\./);
  });

  test('a port that is taken is said, and what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => {
      other.close();
    });
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const child = run('--port', String(port));
    let message = '';
    child.stderr.on('data', (chunk: Buffer) => {
      message += chunk.toString();
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(message).toMatch(/EADDRINUSE.*Choose another port/s);
  });
});

describe('parseFlags', () => {
  test('knows every flag', () => {
    const args = [
      '--host',
      '0.0.0.0',
      '--port',
      '1',
      '--https-port',
      '2',
      '--control-port',
      '3',
      '--data',
      'f',
    ];
    expect(parseFlags([...args, '--rate-limit', 'off', '--json', '--quiet'])).toEqual({
      options: {
        host: '0.0.0.0',
        port: 1,
        httpsPort: 2,
        controlPort: 3,
        dataFile: 'f',
        rateLimit: 'off',
        size: 'small',
      },
      output: 'json',
      quiet: true,
      help: false,
    });
    expect(parseFlags([]).options).toMatchObject({ host: '127.0.0.1' });
    // The setting's default, or that of an imported state.
    expect(parseFlags([]).options.rateLimit).toBeUndefined();
  });

  test.each([
    [['--port', 'x'], '--port takes a port'],
    [['--https-port', '65536'], '--https-port takes a port'],
    [['--control-port', '-1'], 'control-port'],
    [['--rate-limit', '0'], '--rate-limit takes'],
    [['--rate-limit', 'none'], '--rate-limit takes'],
    [['--json', '--env'], 'exclude each other'],
    [['--bogus'], '--bogus'],
    [['stray'], 'stray'],
  ])('%j is refused, naming it', (args, message) => {
    expect(() => parseFlags(args)).toThrow(message);
  });
});

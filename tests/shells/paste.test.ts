import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asCurl } from '../../src/diagnosis/code/as-curl.ts';
import { codeRequest, TOKEN_VARIABLE } from '../../src/diagnosis/code/code-request.ts';
import { harEntry } from '../../src/diagnosis/har/har-entry.ts';
import { type HostileRequest, hostileRequests } from './hostile-request.ts';
import { openReceiver, type Received, type Receiver } from './receiver.ts';
import { SHELL_VARIANTS, type ShellVariant } from './shells.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const AMOUNT = Number(process.env['SHELL_REQUESTS'] ?? 200);
const SEED = Number(process.env['SHELL_SEED'] ?? 15);
/** Otherwise the variants of a shell take turns. */
const EVERYWHERE = process.env['SHELL_TURNS'] === 'all';
const TOKEN = 'the-token-of-the-variable';
const LOCALES = ['C', 'C.UTF-8'] as const;

const folder = mkdtempSync(path.join(tmpdir(), 'paste-test-'));
const programs = path.join(folder, 'programs');
let receiver: Receiver;

beforeAll(async () => {
  mkdirSync(programs);
  // A command that must never run: it creates a file in its working directory.
  writeFileSync(path.join(programs, 'm'), '#!/bin/sh\n: > marker\n', { mode: 0o755 });
  writeFileSync(path.join(folder, '.curlrc'), 'noproxy = "*"\n');
  receiver = await openReceiver();
});
afterAll(async () => {
  await receiver.close();
  rmSync(folder, { recursive: true });
});

interface Turn {
  readonly request: HostileRequest;
  readonly i: number;
}

interface PasteTarget {
  readonly terminal: Terminal;
  readonly locale: string;
  readonly hasMarker: () => boolean;
}

async function inTerminal(
  variant: ShellVariant,
  locale: string,
  use: (target: PasteTarget) => Promise<void>,
): Promise<void> {
  const own = mkdtempSync(path.join(folder, 'home-'));
  // Otherwise fish starts by reading all manuals.
  mkdirSync(path.join(own, '.local', 'share', 'fish', 'generated_completions'), { recursive: true });
  const env = { [TOKEN_VARIABLE]: TOKEN, CURL_HOME: folder };
  const at = { folder: own, path: `${programs}:${process.env['PATH'] ?? ''}`, locale, env };
  const terminal = await openTerminal(variant, at);
  try {
    await use({ terminal, locale, hasMarker: () => existsSync(path.join(own, 'marker')) });
  } finally {
    await terminal.close();
  }
}

/** Pastes a command and waits for its request, and for the next prompt. */
async function received({ terminal }: PasteTarget, address: string, command: string): Promise<Received> {
  let found: Received | undefined;
  receiver.once(address, (request) => {
    found = request;
    terminal.forget();
    terminal.look();
  });
  terminal.paste(command);
  await terminal.until(() => found !== undefined);
  await terminal.prompted();
  if (!found) throw new Error('nothing came');
  return found;
}

/** The request as a browser's DevTools report it. */
function entryOf({ method, query, headers, body, encoding }: HostileRequest, address: string) {
  const url = new URL(`http://127.0.0.1:${receiver.port}${address}`);
  url.search = query;
  const given = [...headers, ...(body.length > 0 ? [['Content-Length', `${body.length}`] as const] : [])];
  const entry = harEntry(
    {
      request: {
        ...{ method, url: url.href, headers: given.map(([name, value]) => ({ name, value })) },
        ...(body.length > 0 && { postData: { mimeType: '', text: body.toString(encoding) } }),
      },
    },
    { kind: 'left out', comment: '' },
  );
  if (!entry) throw new Error('no entry');
  return entry;
}

/** The headers from the command, in their order, without curl's own. */
function told(request: Received, headers: HostileRequest['headers']) {
  const names = new Set([...headers.map(([name]) => name), 'Authorization']);
  return request.headers.filter(([name]) => names.has(name));
}

/** The requests to paste here: all, or the share of this variant of a shell. */
function turnsOf(variant: ShellVariant, locale: (typeof LOCALES)[number]) {
  const variants = SHELL_VARIANTS.filter(({ command }) => command === variant.command);
  const combinations = variants.flatMap((each) => LOCALES.map((other) => `${each.name} ${other}`));
  const own = combinations.indexOf(`${variant.name} ${locale}`);
  return hostileRequests(AMOUNT, SEED)
    .map((request, i) => ({ request, i }))
    .filter(({ i }) => EVERYWHERE || i % combinations.length === own);
}

async function pasteIn(
  target: PasteTarget,
  { name, isSlow }: ShellVariant,
  { request, i }: Turn,
): Promise<void> {
  const address = `/${encodeURIComponent(`${name} ${target.locale}`)}/${i}/`;
  const entry = entryOf(request, address);
  const written = codeRequest({ shown: entry, sent: entry }, { sentBearer: true, cookies: 'left out' });
  const command = asCurl(written, { variable: TOKEN_VARIABLE });
  if (isSlow?.(command)) return;
  const context = `request ${i} of seed ${SEED}:\n${command}`;
  const came = await received(target, address, command).catch((error: unknown) => {
    throw new Error(`${error} ${context}`);
  });
  expect(target.hasMarker(), context).toBe(false);
  const { origin } = new URL(entry.request.url);
  expect([came.method, origin + came.url, came.body.toString('latin1')], context).toEqual([
    request.method,
    entry.request.url,
    request.body.toString('latin1'),
  ]);
  expect(told(came, request.headers), context).toEqual([
    ...request.headers,
    ['Authorization', `Bearer ${TOKEN}`],
  ]);
}

describe.concurrent.each(SHELL_VARIANTS)('in $name', (variant) => {
  test.for(LOCALES)('hostile requests, pasted as copied, are made and run nothing, in %s', async (locale) => {
    const turns = turnsOf(variant, locale);
    expect(turns.length).toBeGreaterThan(0);
    await inTerminal(variant, locale, async (target) => {
      for (const turn of turns) await pasteIn(target, variant, turn);
    });
  });

  test('a text in quotes only, as copied by earlier versions, runs the command, and the test detects it', async () => {
    await inTerminal(variant, 'C.UTF-8', async ({ terminal, hasMarker }) => {
      terminal.paste(`echo 'a${variant.bracketed ? '\u001b[201~' : ''}\u0003\rm\r'`);
      await terminal.until(hasMarker);
    });
  });
});

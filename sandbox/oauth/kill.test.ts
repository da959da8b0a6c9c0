import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { SandboxAccount, SandboxApp, SandboxTokenSet } from '../accounts/account.ts';
import { createSandboxHandler } from '../create-sandbox-handler.ts';
import { openDatabase } from '../database/open-database.ts';
import { basic, type ReceivedTokens, testClient } from '../testing/test-client.ts';

const RUNS = Number(process.env['SANDBOX_KILLS'] ?? 5);
const MAIN = join(import.meta.dirname, '../main.ts');

/** Counted in answers: a busy machine gives only a few of them in a fixed time. */
interface KillPoint {
  /** or more, until every token set had one */
  readonly afterAnswers: number;
  /** ms after that answer, so that it falls into the midst of the next ones */
  readonly thenMs: number;
}

interface Started {
  readonly http: string;
  readonly accounts: readonly SandboxAccount[];
}

/** Starts a real process on the file, refreshes every token set continuously, and kills the process after some answers. */
async function rotateUntilKilled(file: string, kill: KillPoint): Promise<ReadonlyMap<string, string>> {
  const flags = ['--json', '--quiet', '--rate-limit', 'off', '--data', file];
  const ports = ['--port', '0', '--https-port', '0', '--control-port', '0'];
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...flags, ...ports], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const { http, accounts } = JSON.parse(String((await lines.next()).value)) as Started;
  const held = new Map<string, string>();
  const sets = accounts
    .flatMap(({ apps }) => apps)
    .flatMap((app) => app.tokenSets.map((set) => ({ app, set })));
  const loops: Promise<void>[] = [];
  await new Promise<void>((enough) => {
    const answered = new Set<string>();
    let answers = 0;
    const onAnswer = (label: string): void => {
      answers += 1;
      answered.add(label);
      if (answers >= kill.afterAnswers && answered.size === sets.length) enough();
    };
    for (const { app, set } of sets) loops.push(refreshForEver(http, app, { set, held, onAnswer }));
  });
  await sleep(kill.thenMs);
  child.kill('SIGKILL');
  await Promise.all([once(child, 'exit'), ...loops]);
  return held;
}

interface Refreshing {
  readonly set: SandboxTokenSet;
  /** the last refresh token that the client received, by label */
  readonly held: Map<string, string>;
  readonly onAnswer: (label: string) => void;
}

/** Ends with the server. */
async function refreshForEver(
  http: string,
  app: SandboxApp,
  { set, held, onAnswer }: Refreshing,
): Promise<void> {
  held.set(set.label, set.refreshToken);
  for (;;) {
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: held.get(set.label) ?? '',
    });
    try {
      const answer = await fetch(`${http}/api/auth/token/`, {
        method: 'POST',
        headers: { Authorization: basic(app) },
        body,
      });
      held.set(set.label, ((await answer.json()) as ReceivedTokens).refresh_token);
      onAnswer(set.label);
    } catch {
      return;
    }
  }
}

interface SetState {
  readonly label: string;
  readonly living: number;
  readonly newest: number;
  readonly count: number;
  readonly pairs: number;
}

const STATES = `
  SELECT s.label,
    (SELECT count(*) FROM token_pair r WHERE r.token_set_id = s.id AND r.retired_at IS NULL) AS living,
    (SELECT max(generation) FROM token_pair r WHERE r.token_set_id = s.id) AS newest,
    (SELECT count(*) FROM token_pair r WHERE r.token_set_id = s.id) AS count,
    (SELECT count(*) FROM token_pair r
     WHERE r.token_set_id = s.id AND r.retired_at IS NULL AND r.ended_at IS NULL) AS pairs
  FROM token_set s`;

/** Every token set has one living pair, of its newest generation, and no generation is missing. */
function inspect(file: string, held: ReadonlyMap<string, string>): void {
  const database = openDatabase(file);
  onTestFinished(() => {
    database.close();
  });
  const check = database.query<{ integrity_check: string }>('PRAGMA integrity_check').all();
  expect(check.map((row) => row.integrity_check)).toEqual(['ok']);
  for (const { label, living, newest, count, pairs } of database.query<SetState>(STATES).all()) {
    expect({ label, living, count, pairs }).toEqual({ label, living: 1, count: newest, pairs: 1 });
  }
  // whatever reached a client was on disk before
  const find = database.query<{ generation: number }>(
    'SELECT generation FROM token_pair WHERE refresh_token = ?',
  );
  for (const token of held.values()) expect(find.get(token)).toBeDefined();
}

test(
  `killed with SIGKILL at ${RUNS} random points, the database opens and no token set is half-rotated`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-kill-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'shop.db');
    for (let run = 0; run < RUNS; run += 1) {
      const held = await rotateUntilKilled(file, {
        afterAnswers: Math.floor(Math.random() * 60),
        thenMs: Math.random() * 10,
      });
      inspect(file, held);
    }
    await expectGrace(file);
  },
  30_000 + RUNS * 20_000,
);

/** With a grace period, of all tokens so far only the newest and at most its predecessor still work. */
async function expectGrace(file: string): Promise<void> {
  const sandbox = createSandboxHandler({
    dataFile: file,
    settings: { graceSeconds: 3_600, rateLimit: 'off' },
  });
  onTestFinished(() => {
    sandbox.close();
  });
  const client = testClient(sandbox, (path, init) =>
    sandbox.fetch(new Request(`http://localhost${path}`, init)),
  );
  const database = openDatabase(file);
  onTestFinished(() => {
    database.close();
  });
  const tokens = database
    .query<{ token: string }>(
      `SELECT r.refresh_token AS token FROM token_pair r JOIN token_set s ON s.id = r.token_set_id
       WHERE s.label = 'Warehouse sync' ORDER BY generation`,
    )
    .all();
  expect(tokens.length).toBeGreaterThan(RUNS);
  // oldest first: a dead token changes nothing, and the predecessor yields the existing pair
  const statuses: number[] = [];
  for (const { token } of tokens.slice(-20))
    statuses.push((await client.refresh('Warehouse sync', token)).status);
  expect(statuses.slice(0, -2).every((status) => status === 400)).toBe(true);
  expect(statuses.slice(-2)).toEqual([200, 200]);
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildCommand, COMMAND_PACKAGE } from '../tools/build/build-command.ts';
import { playRounds, type Round, rowsOfRounds } from './paired.ts';
import { report } from './report.ts';

/** Most of a start is Node's own, which no program can change. */
const LIMITS = { scopes: 1.5, explain: 1.5 } as const;

/** A start of each command beside one of Node that does nothing, one after the other in each round. */
export async function benchCommand(): Promise<void> {
  await buildCommand();
  const folder = mkdtempSync(path.join(tmpdir(), 'inventorum-bench-'));
  try {
    const har = path.join(folder, 'one.har');
    writeFileSync(har, HAR);
    const command = path.join(COMMAND_PACKAGE, 'inventorum.cjs');
    const rounds = await playRounds(async () => playRound(command, har));
    report('command', rowsOfRounds(rounds, LIMITS), { rounds });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Starts of each side in a round; the quickest counts, because everything else only makes them slower. */
const STARTS = 5;

function playRound(command: string, har: string): Round {
  const sides = {
    nothing: ['-e', '0'],
    scopes: [command, 'scopes', 'POST', '/products/'],
    explain: [command, 'explain', har],
  };
  const quickest = new Map<string, number>();
  for (let i = 0; i < STARTS; i += 1) {
    for (const [name, args] of Object.entries(sides)) {
      const ms = start(args);
      quickest.set(name, Math.min(ms, quickest.get(name) ?? Number.POSITIVE_INFINITY));
    }
  }
  const nothing = quickest.get('nothing') ?? Number.NaN;
  return Object.fromEntries(
    Object.keys(LIMITS).map((name) => [name, (quickest.get(name) ?? Number.NaN) / nothing]),
  );
}

function start(args: readonly string[]): number {
  const begin = performance.now();
  const { status } = spawnSync(process.execPath, args);
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - begin;
}

const HAR = JSON.stringify({
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36' },
    entries: [
      {
        startedDateTime: '2026-11-24T10:00:00.000Z',
        time: 40,
        request: {
          ...{ method: 'POST', url: 'https://app.inventorum.com/api/products/' },
          headers: [
            { name: 'host', value: 'app.inventorum.com' },
            { name: 'authorization', value: 'Bearer aB3dE5fG7hI9kL1mN3oP5qR7' },
          ],
        },
        response: {
          ...{ status: 403, headers: [] },
          content: {
            text: '{"error":{"fields":{},"description":"Your scope does not allow access here.","key":"scope.wrong"}}',
          },
        },
      },
    ],
  },
});

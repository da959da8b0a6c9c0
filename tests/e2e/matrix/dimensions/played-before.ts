import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { E2E_BROWSER } from '../../harness/e2e-browser.ts';
import type { Group } from './groups.ts';

/** The full matrix takes long: played cells are recorded, so that an interrupted run continues. */
const FILE = fileURLToPath(
  new URL(
    `../../../../out/matrix/${E2E_BROWSER}-${process.env['MATRIX_COMMIT'] ?? 'now'}.jsonl`,
    import.meta.url,
  ),
);

interface Line {
  readonly setup: Group['setup'];
  readonly count: number;
  readonly wrong: readonly string[];
}

export function wasPlayed({ setup }: Group): boolean {
  return lines().some((line) => JSON.stringify(line.setup) === JSON.stringify(setup));
}

export function notePlayed({ setup, requests }: Group, wrong: readonly string[]): void {
  mkdirSync(path.dirname(FILE), { recursive: true });
  appendFileSync(FILE, `${JSON.stringify({ setup, count: requests.length, wrong } satisfies Line)}\n`);
}

function lines(): readonly Line[] {
  try {
    const text = readFileSync(FILE, 'utf8').trim();
    return text === '' ? [] : text.split('\n').map((line): Line => JSON.parse(line));
  } catch {
    return [];
  }
}

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { ROOT } from '../tools/project.ts';
import { LIMITS } from './limits.ts';
import { type Round, rowsOfRounds } from './paired.ts';
import { report } from './report.ts';

/**
 * So that the readers are measured and not the collector of garbage: it works in their thread, and only once 64 MB are
 * full. With the 16 MB of Node's default it copies what the long text made, while what a short one made is dead by then:
 * the same steps then took up to 14 times as long for ten times the text.
 */
const COLLECTOR = ['--single-threaded-gc', '--min-semi-space-size=64', '--max-semi-space-size=64'];

/** The processor time to read a megabyte of each text that grows, and that of a tenth of it. */
export async function benchPastes(): Promise<void> {
  const played = await playAll();
  const rows = played.flatMap(([name, rounds]) =>
    rowsOfRounds(rounds, { [name]: LIMITS.pastes['1 MB / 100 kB'] }),
  );
  report('pastes', rows, Object.fromEntries(played));
}

async function playAll(): Promise<readonly (readonly [string, readonly Round[]])[]> {
  const script = [...COLLECTOR, '--import', 'tsx', 'bench/time-pastes.ts'];
  const child = spawn(process.execPath, script, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(child.stdout));
}

import { readFileSync } from 'node:fs';

/** As `getconf CLK_TCK` says on every Linux. */
const TICKS_A_SECOND = 100;

/** The processor time of a process so far, in seconds; NaN where there is no /proc. */
export function processorSeconds(pid: number | undefined): number {
  const text = read(pid, 'stat');
  // The name of the program, in parentheses, may contain blanks.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? Number.NaN) + Number(fields[12] ?? Number.NaN)) / TICKS_A_SECOND;
}

/** The resident memory of a process, in MB; NaN where there is no /proc. */
export function residentMegabytes(pid: number | undefined): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(read(pid, 'status'))?.[1] ?? Number.NaN) / 1024;
}

function read(pid: number | undefined, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

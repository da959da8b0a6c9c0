import { LIMITS } from '../limits.ts';
import { playRounds, rowsOfRounds } from '../paired.ts';
import { report } from '../report.ts';
import { rotated } from '../requests/slices.ts';
import { CALLS, LONG_LIST } from './facts.ts';
import { summaryOf } from './figures.ts';
import { measureFeed } from './measure.ts';
import { type SubjectSetup, startSubject } from './subjects.ts';

/** Calls per second; a round must be short enough for several in ten minutes. */
const RATE = 600;

interface Figures {
  readonly p95: number;
  /** MB, buffers included: a user pays for them, too */
  readonly heap: number;
  readonly heapWithoutBuffers: number;
}

/** Compares our panel with 50,000 listed calls and with 10,000, round by round in turn: the last 10,000 are measured. */
export async function benchLongList(setup: SubjectSetup): Promise<void> {
  const rounds = await playRounds(async (round) => {
    const figures: Record<number, Figures> = {};
    for (const calls of rotated([CALLS, LONG_LIST], round)) figures[calls] = await figuresOf(calls, setup);
    const [short, long] = [figures[CALLS], figures[LONG_LIST]];
    if (!short || !long) throw new Error('A round needs both lists.');
    return {
      'work in a frame, p95': long.p95 / short.p95,
      heap: long.heap / short.heap,
      'heap without buffers': long.heapWithoutBuffers / short.heapWithoutBuffers,
    };
  });
  const limits = { ...LIMITS.panelLong, 'heap without buffers': null };
  report('panel-long', rowsOfRounds(rounds, limits), { rounds });
}

async function figuresOf(calls: number, setup: SubjectSetup): Promise<Figures> {
  const subject = await startSubject('ours', setup);
  try {
    const tab = await subject.openTab();
    const feed = await measureFeed({ subject: 'ours', rate: RATE, listed: calls - CALLS }, tab);
    const { cpu, heap } = summaryOf({ subject: 'ours', opening: null, ...feed });
    console.error(`${calls} calls: p95 ${cpu.p95} ms, heap ${heap.after.toFixed(1)} MB`);
    return { p95: cpu.p95, heap: heap.after, heapWithoutBuffers: heap.afterWithoutBuffers };
  } finally {
    await subject.close();
  }
}

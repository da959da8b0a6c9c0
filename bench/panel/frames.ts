import * as v from 'valibot';
import { FEED_MARKS } from './facts.ts';

/** One frame of a run. */
export interface Frame {
  /** ms since the previous frame */
  readonly interval: number;
  /** ms of tasks on the page's main thread until the next frame, without the bench's own */
  readonly work: number;
  /** CPU time of these tasks in ms: other programs do not count */
  readonly cpu: number;
  readonly phase: string;
}

export const FRAME_MARK = 'bench-frame';
export const PHASE_MARK = 'bench-phase ';

const Event = v.object({
  name: v.string(),
  pid: v.number(),
  tid: v.number(),
  ts: v.optional(v.number(), 0),
  dur: v.optional(v.number(), 0),
  tdur: v.optional(v.number(), 0),
});
type TraceEvent = v.InferOutput<typeof Event>;
const Trace = v.pipe(v.string(), v.parseJson(), v.object({ traceEvents: v.array(Event) }));

/** What Chromium must trace: every task of a thread, and the marks of a page. */
export const TRACED = ['-*', 'disabled-by-default-devtools.timeline', 'blink.user_timing'];

/** The frames between the first and the last phase's mark in a trace of Chromium (times in µs). */
export function framesOf(trace: string): readonly Frame[] {
  const events = v.parse(Trace, trace).traceEvents.sort((a, b) => a.ts - b.ts);
  const mark = events.find(({ name }) => name === FRAME_MARK);
  const ofThread = events.filter(({ pid, tid }) => pid === mark?.pid && tid === mark.tid);
  const tasks = ofThread.filter(({ name }) => name === 'RunTask');
  if (tasks.length === 0) throw new Error('The trace has no frame, or no task');
  const feeds = feedsOf(ofThread);
  let first = 0;
  let firstFeed = 0;
  return marksOf(ofThread).flatMap(({ at, phase }, i, marks) => {
    const next = marks[i + 1];
    if (!next || phase === '') return [];
    first = skip(tasks, first, at);
    firstFeed = skip(feeds, firstFeed, at);
    const { work, cpu } = workBetween(tasks, first, [at, next.at]);
    const fed = workBetween(feeds, firstFeed, [at, next.at]);
    return [
      { interval: (next.at - at) / 1000, work: (work - fed.work) / 1000, cpu: (cpu - fed.cpu) / 1000, phase },
    ];
  });
}

type Task = Pick<TraceEvent, 'ts' | 'dur' | 'tdur'>;

/** Between the marks of the bench's own work; they are short, so that they are taken as run without a break. */
function feedsOf(events: readonly TraceEvent[]): readonly Task[] {
  let start: number | null = null;
  return events.flatMap(({ name, ts }) => {
    if (name === FEED_MARKS.start) start = ts;
    if (name !== FEED_MARKS.end || start === null) return [];
    const dur = ts - start;
    return [{ ts: start, dur, tdur: dur }];
  });
}

/** The start of each frame with its phase; µs. */
function marksOf(events: readonly TraceEvent[]) {
  let phase = '';
  return events.flatMap(({ name, ts }) => {
    if (name.startsWith(PHASE_MARK)) phase = name.slice(PHASE_MARK.length);
    return name === FRAME_MARK ? [{ at: ts, phase }] : [];
  });
}

/** Index of the first task that ends after a moment. */
function skip(tasks: readonly Task[], from: number, moment: number): number {
  let at = from;
  for (let task = tasks[at]; task && task.ts + task.dur <= moment; task = tasks[at]) at += 1;
  return at;
}

function workBetween(
  tasks: readonly Task[],
  first: number,
  [from, to]: readonly [number, number],
): Pick<Frame, 'work' | 'cpu'> {
  const sum = { work: 0, cpu: 0 };
  for (let i = first; i < tasks.length; i += 1) {
    const task = tasks[i];
    if (!task || task.ts >= to) break;
    const inside = Math.max(0, Math.min(to, task.ts + task.dur) - Math.max(from, task.ts));
    sum.work += inside;
    sum.cpu += task.dur > 0 ? task.tdur * (inside / task.dur) : 0;
  }
  return sum;
}

import type { Life } from './life.ts';
import type { Random } from './random.ts';
import { Violation } from './violation.ts';

/** A browser call of one life of the background. */
export interface Call<T> {
  /** calls of one lane happen in the order they were made */
  readonly lane: string;
  readonly label: string;
  readonly apply: () => T;
  /** the browser has it already: it may happen after the caller's death (such as a write on its way to the disk) */
  readonly outlives?: boolean;
}

/** Decides what happens next. Everything in the simulated browser waits here for its turn. */
export interface Scheduler {
  /** A call of a background: settles after its turn, never after its caller's death. */
  call<T>(life: Life, call: Call<T>): Promise<T>;
  /** An event outside of any background, when its turn comes. */
  enqueue(lane: string, label: string, run: () => void): void;
  /** Runs one waiting event, chosen by the seed; false if nothing waits. `next`: directly after another. */
  step(next?: 'next'): Promise<boolean>;
  kill(life: Life): void;
  /** Runs the open calls of dead callers now: an ending browser leaves nothing for the next one. */
  flush(): void;
  onDeath(callback: (life: Life) => void): void;
  /** The last events, oldest first, for the report of a failure. */
  trace(): readonly string[];
  note(what: string): void;
  /** steps so far */
  turns(): number;
}

interface Waiting {
  readonly life: Life | null;
  readonly label: string;
  readonly outlives: boolean;
  run(): void;
}

const TRACED = 400;

/** Resolves when every promise that can continue has done so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export function scheduler(random: Random): Scheduler {
  const lanes = new Map<string, Waiting[]>();
  const mourners: ((life: Life) => void)[] = [];
  const traced: string[] = [];
  let turns = 0;

  function note(what: string): void {
    traced.push(what);
    if (traced.length > 2 * TRACED) traced.splice(0, TRACED);
  }

  function add(lane: string, waiting: Waiting): void {
    const queue = lanes.get(lane);
    if (queue) queue.push(waiting);
    else lanes.set(lane, [waiting]);
  }

  function kill(life: Life): void {
    if (!life.alive) return;
    life.alive = false;
    note(`background ${life.id} dies`);
    const writesArrive = random.chance(0.5);
    for (const [lane, queue] of lanes) {
      const kept = queue.filter((each) => each.life !== life || (each.outlives && writesArrive));
      if (kept.length > 0) lanes.set(lane, kept);
      else lanes.delete(lane);
    }
    for (const mourn of mourners) mourn(life);
  }

  function flush(): void {
    for (const [lane, queue] of [...lanes]) {
      const late = queue.filter(({ life }) => life !== null && !life.alive);
      const kept = queue.filter((each) => !late.includes(each));
      if (kept.length > 0) lanes.set(lane, kept);
      else lanes.delete(lane);
      for (const { life, label, run } of late) {
        note(`background ${life?.id}, from the grave: ${label}`);
        run();
      }
    }
  }

  function takeNext(): Waiting | undefined {
    const chosen = [...lanes][random.below(lanes.size)];
    if (!chosen) return undefined;
    const [name, queue] = chosen;
    const waiting = queue.shift();
    if (queue.length === 0) lanes.delete(name);
    return waiting;
  }

  function callOf<T>(life: Life, { apply }: Call<T>, settle: Settle<T>): void {
    const dies = burn(life);
    const tell = dies === 'before' ? null : attempt(apply, settle);
    if (dies !== null) kill(life);
    if (life.alive) tell?.();
  }

  return {
    call: (life, made) =>
      new Promise((resolve, reject) => {
        const { lane, label, outlives = false } = made;
        // The promise of a dead caller never settles, so none of its code continues.
        if (!life.alive) return;
        add(lane, { life, label, outlives, run: () => callOf(life, made, { resolve, reject }) });
      }),
    enqueue: (lane, label, run) => add(lane, { life: null, label, outlives: true, run }),
    async step(next) {
      if (!next) await settled();
      const waiting = takeNext();
      if (!waiting) return false;
      turns += 1;
      note(`${waiting.life ? `background ${waiting.life.id}` : 'world'}: ${waiting.label}`);
      waiting.run();
      await settled();
      return true;
    },
    kill,
    flush,
    onDeath: (callback) => void mourners.push(callback),
    trace: () => traced.slice(-TRACED),
    note,
    turns: () => turns,
  };
}

function burn({ alive, fuse }: Life): 'before' | 'after' | null {
  if (!alive || fuse === null) return null;
  fuse.callsLeft -= 1;
  return fuse.callsLeft === 0 ? fuse.when : null;
}

interface Settle<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

/** Prepares the result for the caller, in case it lives to receive it. */
function attempt<T>(apply: () => T, { resolve, reject }: Settle<T>): () => void {
  try {
    const value = apply();
    return () => resolve(value);
  } catch (error) {
    // Production code must not mistake a broken invariant for a failing browser.
    if (error instanceof Violation) throw error;
    return () => reject(error);
  }
}

import type { Ground } from './ground.ts';
import type { SimulatedAlarm } from './simulated-alarm.ts';
import { Violation } from './violation.ts';

/** Lets events happen, and time pass. */
export interface PassingTime {
  /** Runs until nothing can happen without time passing, and checks the invariants then. */
  rest(): Promise<void>;
  /** At most this many steps; fewer if nothing waits any more. */
  run(turns: number): Promise<void>;
  /** Lets time pass, with timers and the alarm; stops early if there are too many events. */
  pass(ms: number): Promise<void>;
  /** When the next event happens by itself, in elapsed ms; null: never. */
  nextMoment(): number | null;
  /** Moves time there; what it sets off happens turn by turn. */
  moveToNextMoment(): void;
}

interface PassingTimeParts {
  readonly alarm: SimulatedAlarm;
  readonly ring: () => void;
  /** Throws unexpected errors of the last step. */
  readonly expectNoSurprise: () => void;
  /** Throws if an invariant of the idle state does not hold. */
  readonly expectOrder: () => Promise<void>;
}

const MOST_TURNS = 20_000;

const MOST_MOMENTS = 25;

export function passingTime({ scheduler, time, disks }: Ground, parts: PassingTimeParts): PassingTime {
  const { alarm, ring, expectNoSurprise, expectOrder } = parts;

  function nextMoment(): number | null {
    const moments = [time.next(), alarm.moment()].flatMap((each) => (each === null ? [] : [each]));
    return moments.length === 0 ? null : Math.min(...moments);
  }

  function moveToNextMoment(): void {
    const next = nextMoment();
    if (next !== null) time.moveTo(next);
    const due = alarm.moment();
    if (due !== null && due <= time.elapsed()) ring();
  }

  async function rest(): Promise<void> {
    const limit = scheduler.turns() + MOST_TURNS;
    let next: 'next' | undefined;
    while (await scheduler.step(next)) {
      next = 'next';
      expectNoSurprise();
      if (scheduler.turns() > limit) throw new Violation('rest', 'it never comes to rest');
    }
    expectNoSurprise();
    // While a store does not answer, time has to pass first.
    if (!Object.values(disks).some(({ silentUntil }) => silentUntil > time.elapsed())) await expectOrder();
  }

  return {
    nextMoment,
    moveToNextMoment,
    rest,
    async run(turns) {
      for (let turn = 0; turn < turns; turn += 1) {
        if (!(await scheduler.step())) return;
        expectNoSurprise();
      }
    },
    async pass(ms) {
      const end = time.elapsed() + ms;
      for (let moments = 0; moments < MOST_MOMENTS; moments += 1) {
        await rest();
        const next = nextMoment();
        if (next === null || next > end) {
          time.moveTo(end);
          break;
        }
        moveToNextMoment();
      }
      await rest();
    },
  };
}

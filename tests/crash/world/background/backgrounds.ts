import type { Ground } from '../ground.ts';
import type { Life } from '../life.ts';
import { type Background, background } from './background.ts';
import type { Machine } from './machine.ts';

/** The living backgrounds: none, one, or several if the browser has not ended old ones yet. */
export interface Backgrounds {
  living(): readonly Background[];
  /** Starts one, like an event or another copy of the extension. */
  start(): Background;
  /** The one that an event reaches: a living one, else a new one. */
  wake(): Background;
  /** An event without news: the alarm, or the network is back. */
  lookAround(background: Background): void;
}

export function backgrounds({ scheduler, random, puts, upsets }: Ground, machine: Machine): Backgrounds {
  let living: readonly Background[] = [];
  let lives = 0;
  scheduler.onDeath((life) => {
    living = living.filter((each) => each.life !== life);
  });

  function start(): Background {
    lives += 1;
    if (lives === 1) puts.forget();
    const life: Life = { id: lives, alive: true, fuse: null };
    const started = background(machine, life);
    living = [...living, started];
    scheduler.note(`background ${life.id} starts`);
    machine.track(upsets.calmAfter(() => started.tokens.start()));
    return started;
  }

  return {
    living: () => living,
    start,
    wake: () => living[random.below(living.length)] ?? start(),
    lookAround: ({ tokens }) => machine.track(upsets.calmAfter(() => tokens.lookAround())),
  };
}

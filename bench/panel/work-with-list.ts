import { setTimeout as sleep } from 'node:timers/promises';
import type { Page as Tab } from 'puppeteer-core';
import { PHASE_MARK } from './frames.ts';

/** What a user does with the list, with real events; each phase lasts at least this long. */
const PHASES = ['wheel', 'keys', 'filter'] as const;
const PHASE_MS = 3000;
const WHEEL_EVERY = 30;
const KEY_EVERY = 60;

const FILTERS = ['status:4xx', 'products -method:GET', '/orders|cash/', 'verdict:scope.wrong OR token:none'];

/** Scrolls by wheel and by keyboard and types filters, in turns, until `signal` aborts. */
export async function workWithList(tab: Tab, signal: AbortSignal): Promise<void> {
  await tab.mouse.move(500, 300);
  for (let round = 0; !signal.aborted; round += 1) {
    for (const phase of PHASES) {
      if (signal.aborted) break;
      await tab.evaluate((name) => void performance.mark(name), `${PHASE_MARK}${phase}`);
      await ACTS[phase](tab, { round, until: Date.now() + PHASE_MS, signal });
    }
  }
  await tab.evaluate((name) => void performance.mark(name), PHASE_MARK);
}

interface Turn {
  readonly round: number;
  /** ms since the epoch */
  readonly until: number;
  readonly signal: AbortSignal;
}

const ACTS: Readonly<Record<(typeof PHASES)[number], (tab: Tab, turn: Turn) => Promise<void>>> = {
  wheel: async (tab, turn) => {
    // Upwards in long strides, then down again to the newest.
    for (let step = 0; isOn(turn); step += 1) {
      await tab.mouse.wheel({ deltaY: step % 60 < 30 ? -240 : 300 });
      await sleep(WHEEL_EVERY);
    }
  },
  keys: async (tab, turn) => {
    await tab.mouse.click(500, 300);
    await tab.keyboard.press('Escape');
    const keys = [
      'PageUp',
      'PageUp',
      'ArrowUp',
      'PageUp',
      'ArrowDown',
      'Home',
      'PageDown',
      'ArrowDown',
      'End',
    ] as const;
    for (let step = 0; isOn(turn); step += 1) {
      await tab.keyboard.press(keys[step % keys.length] ?? 'End');
      await sleep(KEY_EVERY);
    }
  },
  filter: async (tab, turn) => {
    const text = FILTERS[turn.round % FILTERS.length] ?? '';
    await tab.keyboard.press('/');
    for (const character of text) {
      if (!isOn(turn)) break;
      await tab.keyboard.type(character);
      await sleep(KEY_EVERY);
    }
    for (let step = 0; isOn(turn); step += 1) {
      await tab.mouse.wheel({ deltaY: step % 20 < 10 ? -240 : 300 });
      await sleep(WHEEL_EVERY);
    }
    await tab.keyboard.press('Escape');
    await tab.keyboard.press('Escape');
  },
};

function isOn({ until, signal }: Turn): boolean {
  return Date.now() < until && !signal.aborted;
}

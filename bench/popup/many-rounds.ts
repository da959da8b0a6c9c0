import { extensionFolder } from '../../tools/project.ts';
import { LIMITS } from '../limits.ts';
import { playRounds, type Round } from '../paired.ts';
import { median } from '../report.ts';
import { rotated } from '../requests/slices.ts';
import { type PopupSetup, type PopupSubject, startPopup } from './chromium-popup.ts';
import type { PopupOpening } from './measure-opening.ts';
import { MEASURES, OPENINGS, type Part, rowsIn } from './parts.ts';

/** Token sets of the longest list, and of the one that it is compared with. */
const COUNTS = { few: 50, many: 500 } as const;

/** Ours with 500 token sets, beside ours with 50. */
export async function playMany(setup: PopupSetup): Promise<Part> {
  const few = await startPopup(setup, extensionFolder('chrome'));
  const many = await startPopup(setup, extensionFolder('chrome'));
  try {
    await few.fill(COUNTS.few);
    await many.fill(COUNTS.many);
    const rounds = await playRounds((round) => playManyRound({ few, many }, round));
    return { rounds, rows: rowsIn('Chromium, 500 and 50 token sets', rounds, LIMITS.popupWithMany) };
  } finally {
    await Promise.all([few.close(), many.close()]);
  }
}

async function playManyRound(
  subjects: Readonly<Record<'few' | 'many', PopupSubject>>,
  round: number,
): Promise<Round> {
  const openings: Record<'few' | 'many', PopupOpening[]> = { few: [], many: [] };
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    for (const side of rotated(['few', 'many'] as const, round + turn)) {
      openings[side].push(await subjects[side].open('awake'));
    }
  }
  const ratio = (of: (one: PopupOpening) => number) =>
    median(openings.many.map(of)) / median(openings.few.map(of));
  return {
    'first paint, 500 / 50': ratio(MEASURES['first paint']),
    'stable, 500 / 50': ratio(MEASURES.stable),
  };
}

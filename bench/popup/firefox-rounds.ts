import { buildCommit } from '../../tools/build/build-commit.ts';
import { extensionFolder } from '../../tools/project.ts';
import { LIMITS } from '../limits.ts';
import { playRounds, type Round } from '../paired.ts';
import { median } from '../report.ts';
import { rotated } from '../requests/slices.ts';
import type { PopupSetup } from './chromium-popup.ts';
import { startFirefoxPopup } from './firefox-popup.ts';
import { OPENINGS, type Part, rowsIn } from './parts.ts';

/** Token sets in the list. */
const COUNTS = [1, 50] as const;

/** Ours and another commit's popup in Firefox, by turns. */
export async function playInFirefox(setup: PopupSetup, commit: string): Promise<readonly Part[]> {
  const builds = { ours: extensionFolder('firefox'), 'other commit': await buildCommit(commit, 'firefox') };
  const parts: Part[] = [];
  const ours = await startFirefoxPopup(setup, builds.ours);
  const theirs = await startFirefoxPopup(setup, builds['other commit']);
  try {
    for (const count of COUNTS) {
      for (const subject of [ours, theirs]) await subject.fill(count);
      const rounds = await playRounds((round) => playFirefoxRound({ ours, theirs }, round));
      parts.push({ rounds, rows: rowsIn(`Firefox, ${count} token sets`, rounds, LIMITS.popupInFirefox) });
    }
    return parts;
  } finally {
    await Promise.all([ours.close(), theirs.close()]);
  }
}

async function playFirefoxRound(
  subjects: Readonly<Record<'ours' | 'theirs', Awaited<ReturnType<typeof startFirefoxPopup>>>>,
  round: number,
): Promise<Round> {
  const times = { ours: [], theirs: [] } as Record<
    'ours' | 'theirs',
    { firstPaint: number; stable: number }[]
  >;
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    for (const side of rotated(['ours', 'theirs'] as const, round + turn)) {
      times[side].push(await subjects[side].open());
    }
  }
  const ratio = (of: (one: { firstPaint: number; stable: number }) => number) =>
    median(times.ours.map(of)) / median(times.theirs.map(of));
  return {
    'first paint / other commit': ratio(({ firstPaint }) => firstPaint),
    'stable / other commit': ratio(({ stable }) => stable),
  };
}

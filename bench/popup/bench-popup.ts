import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { provideBrowser } from '../../tools/browsers/provide-browser.ts';
import { buildCommit } from '../../tools/build-commit.ts';
import { extensionFolder } from '../../tools/project.ts';
import { build } from '../../tools/stages/build.ts';
import { commitOf } from '../commit-of.ts';
import { LIMITS } from '../limits.ts';
import { playRounds, type Round, rowsOfRounds } from '../paired.ts';
import { median, report } from '../report.ts';
import { startQuickServer } from '../requests/quick-server.ts';
import { rotated } from '../requests/slices.ts';
import { type PopupSetup, type PopupSubject, startPopup } from './chromium-popup.ts';
import { writeEmptyExtension } from './empty-extension.ts';
import { startFirefoxPopup } from './firefox-popup.ts';
import { keepPictures } from './keep-pictures.ts';
import type { PopupOpening } from './measure-opening.ts';

/** Token sets in the list: judged, and only printed. */
const COUNTS = { judged: [1, 50], printed: [500] } as const;
/** Openings of each popup in a round. */
const OPENINGS = 3;
/** Six areas of the API, as of a token that is used for a shop's products and orders. */
const SCOPE = 'products:read products:create products:update customers:read orders:read orders:create';

type Subjects = ReadonlyMap<string, PopupSubject>;

/**
 * Openings of the popup, ours and an empty one in turn: first paint, the last change of the picture, heap and layout
 * shift. With `--against COMMIT` that commit's popup is judged, too, by the same limits, and compared with ours, also
 * in Firefox.
 */
export async function benchPopup(args: readonly string[]): Promise<void> {
  const commit = commitOf(args);
  const built = await build();
  if (built.failed > 0) throw new Error(built.output);
  const server = await startQuickServer(SCOPE);
  try {
    const inChromium = await playInChromium({ executable: await provideBrowser('chrome'), server }, commit);
    const inFirefox =
      commit === null
        ? []
        : await playInFirefox({ executable: await provideBrowser('firefox'), server }, commit);
    const parts = [...inChromium, ...inFirefox];
    report(
      'popup',
      parts.flatMap(({ rows }) => rows),
      { commit, parts },
    );
  } finally {
    await server.close();
  }
}

/** The rounds of one browser with so many token sets. */
interface Part {
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly rounds: readonly Round[];
}

async function playInChromium(setup: PopupSetup, commit: string | null): Promise<readonly Part[]> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'empty-popup-'));
  const subjects = new Map<string, PopupSubject>();
  try {
    subjects.set('ours', await startPopup(setup, extensionFolder('chrome')));
    subjects.set('empty', await startPopup(setup, await writeEmptyExtension(scratch)));
    if (commit !== null) {
      subjects.set('other commit', await startPopup(setup, await buildCommit(commit, 'chrome')));
    }
    const parts: Part[] = [];
    for (const count of [...COUNTS.judged, ...COUNTS.printed]) {
      for (const [name, subject] of subjects) await subject.fill(name === 'empty' ? 0 : count);
      // A warm-up, whose result is discarded.
      await playRound(subjects, 0);
      const isJudged = COUNTS.judged.some((one) => one === count);
      const rounds = isJudged
        ? await playRounds((round) => playRound(subjects, round))
        : [await playRound(subjects, 1)];
      parts.push({ rounds, rows: rowsOf(rounds, `Chromium, ${count} token sets`, isJudged) });
    }
    return parts;
  } finally {
    await Promise.all([...subjects.values()].map((subject) => subject.close()));
    await rm(scratch, { recursive: true });
  }
}

const MEASURES = {
  'first paint': ({ firstPaint }: PopupOpening) => firstPaint,
  stable: ({ stable }: PopupOpening) => stable,
  heap: ({ heap }: PopupOpening) => heap,
} as const;

/** Every popup by turns, so that a slow moment slows all of them. */
async function playRound(subjects: Subjects, round: number): Promise<Round> {
  const openings = new Map<string, PopupOpening[]>();
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    for (const [name, subject] of rotated([...subjects], round + turn)) {
      const opening = await subject.open();
      openings.set(name, [...(openings.get(name) ?? []), opening]);
      await keepPictures(name, opening);
    }
  }
  const ratios: [string, number][] = [];
  for (const [measure, of] of Object.entries(MEASURES)) {
    const at = (name: string) => median((openings.get(name) ?? []).map(of));
    ratios.push([`${measure} / empty`, at('ours') / at('empty')]);
    if (!subjects.has('other commit')) continue;
    ratios.push([`${measure} / other commit`, at('ours') / at('other commit')]);
    ratios.push([`other commit ${measure} / empty`, at('other commit') / at('empty')]);
  }
  const shift = Math.max(...(openings.get('ours') ?? []).map((opening) => opening.shift));
  return { ...Object.fromEntries(ratios), 'layout shift': shift };
}

function rowsOf(rounds: readonly Round[], where: string, isJudged: boolean) {
  const { popup, popupAgainst } = LIMITS;
  const ofOther = Object.entries(popup).map(([name, limit]) => [`other commit ${name}`, limit]);
  const limits = { ...popup, ...popupAgainst, ...Object.fromEntries(ofOther) };
  const measured = Object.keys(rounds[0] ?? {});
  const judged = measured.map((name) => [name, isJudged ? (limits[name] ?? null) : null]);
  return rowsOfRounds(rounds, Object.fromEntries(judged)).map((row) => ({ where, ...row }));
}

async function playInFirefox(setup: PopupSetup, commit: string): Promise<readonly Part[]> {
  const builds = { ours: extensionFolder('firefox'), 'other commit': await buildCommit(commit, 'firefox') };
  const parts: Part[] = [];
  const ours = await startFirefoxPopup(setup, builds.ours);
  const theirs = await startFirefoxPopup(setup, builds['other commit']);
  try {
    for (const count of COUNTS.judged) {
      for (const subject of [ours, theirs]) await subject.fill(count);
      const rounds = await playRounds((round) => playFirefoxRound({ ours, theirs }, round));
      const rows = rowsOfRounds(rounds, LIMITS.popupInFirefox);
      parts.push({ rounds, rows: rows.map((row) => ({ where: `Firefox, ${count} token sets`, ...row })) });
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

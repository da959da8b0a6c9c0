import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { provideBrowser } from '../../tools/browsers/provide-browser.ts';
import { buildCommit } from '../../tools/build/build-commit.ts';
import { extensionFolder } from '../../tools/project.ts';
import { build } from '../../tools/stages/build.ts';
import { commitOf } from '../commit-of.ts';
import { LIMITS } from '../limits.ts';
import { playRounds, type Round } from '../paired.ts';
import { median, report } from '../report.ts';
import { startQuickServer } from '../requests/quick-server.ts';
import { rotated } from '../requests/slices.ts';
import { type PopupSetup, type PopupSubject, startPopup } from './chromium-popup.ts';
import { writeEmptyExtension } from './empty-extension.ts';
import { playInFirefox } from './firefox-rounds.ts';
import { keepPictures } from './keep-pictures.ts';
import { playMany } from './many-rounds.ts';
import type { Opened, PopupOpening } from './measure-opening.ts';
import { MEASURES, OPENINGS, type Part, rowsIn } from './parts.ts';

/** Six areas of the API, as of a token that is used for a shop's products and orders. */
const SCOPE = 'products:read products:create products:update customers:read orders:read orders:create';

type Subjects = ReadonlyMap<string, PopupSubject>;

/** The parts that a word chooses; without a word all are played. */
const PARTS = ['1', '50', 'asleep', 'many', 'add', 'firefox'] as const;

/** A state of the worker, and a number of token sets, in which the popups of Chromium are compared. */
interface PopupState extends Pick<Opened, 'worker'> {
  readonly part: (typeof PARTS)[number];
  readonly count: number;
}

/** Token sets are only added, so the fewest come first. */
const STATES: readonly PopupState[] = [
  { part: 'asleep', count: 1, worker: 'asleep' },
  { part: '1', count: 1, worker: 'awake' },
  { part: '50', count: 50, worker: 'awake' },
];

/**
 * Openings of the popup, ours and an empty one in turn: first paint, the last change of the picture, heap and layout
 * shift; 500 token sets beside 50; the work of opening the form of new credentials. With `--against COMMIT` that
 * commit's popup is judged, too, by the same limits, and compared with ours, also in Firefox.
 * The worker of each runs, so that its process is there; `asleep` prints the same without it.
 * @param args `1`, `50` (token sets), `asleep`, `many`, `add`, `firefox`: only these parts; and the option
 */
export async function benchPopup(args: readonly string[]): Promise<void> {
  const commit = commitOf(args);
  const asked = PARTS.filter((part) => args.includes(part));
  const plays = (part: (typeof PARTS)[number]) => asked.length === 0 || asked.includes(part);
  const states = STATES.filter(({ part }) => plays(part));
  const built = await build();
  if (built.failed > 0) throw new Error(built.output);
  const server = await startQuickServer(SCOPE);
  try {
    const chromium = { executable: await provideBrowser('chrome'), server };
    const parts = await playInChromium(chromium, commit, { states, add: plays('add') });
    if (plays('many')) parts.push(await playMany(chromium));
    if (commit !== null && plays('firefox')) {
      parts.push(...(await playInFirefox({ executable: await provideBrowser('firefox'), server }, commit)));
    }
    report(
      'popup',
      parts.flatMap(({ rows }) => rows),
      { commit, parts },
    );
  } finally {
    await server.close();
  }
}

async function playInChromium(
  setup: PopupSetup,
  commit: string | null,
  { states, add }: { readonly states: readonly PopupState[]; readonly add: boolean },
): Promise<Part[]> {
  if (states.length === 0 && !add) return [];
  const scratch = await mkdtemp(path.join(tmpdir(), 'empty-popup-'));
  const subjects = new Map<string, PopupSubject>();
  try {
    await startAll(setup, { scratch, commit }, subjects);
    const parts: Part[] = [];
    for (const state of states) parts.push(await playState(subjects, state));
    if (add) {
      const rounds = await playRounds((round) => playAddRound(subjects, round));
      parts.push({ rounds, rows: rowsIn('Chromium, add view', rounds, LIMITS.addView) });
    }
    return parts;
  } finally {
    await Promise.all([...subjects.values()].map((subject) => subject.close()));
    await rm(scratch, { recursive: true });
  }
}

async function startAll(
  setup: PopupSetup,
  { scratch, commit }: { readonly scratch: string; readonly commit: string | null },
  subjects: Map<string, PopupSubject>,
): Promise<void> {
  subjects.set('ours', await startPopup(setup, extensionFolder('chrome')));
  subjects.set('empty', await startPopup(setup, await writeEmptyExtension(scratch)));
  if (commit === null) return;
  subjects.set('other commit', await startPopup(setup, await buildCommit(commit, 'chrome')));
}

async function playState(subjects: Subjects, { count, worker }: PopupState): Promise<Part> {
  for (const [name, subject] of subjects) await subject.fill(name === 'empty' ? 0 : count);
  // A warm-up, whose result is discarded.
  await playRound(subjects, worker, 0);
  const rounds = await playRounds((round) => playRound(subjects, worker, round));
  const where = `Chromium, ${count} token sets, worker ${worker}`;
  return { rounds, rows: worker === 'awake' ? rowsOf(rounds, where) : rowsIn(where, rounds, {}) };
}

/** Every popup by turns, so that a slow moment slows all of them. */
async function playRound(subjects: Subjects, worker: PopupState['worker'], round: number): Promise<Round> {
  const openings = new Map<string, PopupOpening[]>();
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    for (const [name, subject] of rotated([...subjects], round + turn)) {
      const opening = await subject.open(worker);
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

/** The form of new credentials, opened in each popup but the empty one. */
async function playAddRound(subjects: Subjects, round: number): Promise<Round> {
  const works = new Map<string, number[]>();
  const withForm = [...subjects].filter(([name]) => name !== 'empty');
  for (let turn = 0; turn < OPENINGS; turn += 1) {
    for (const [name, subject] of rotated(withForm, round + turn)) {
      works.set(name, [...(works.get(name) ?? []), await subject.openAddView()]);
    }
  }
  const of = (name: string) => median(works.get(name) ?? []);
  const work = { 'work / 50 ms': of('ours') / 50 };
  return works.has('other commit')
    ? { ...work, 'work / other commit': of('ours') / of('other commit') }
    : work;
}

function rowsOf(rounds: readonly Round[], where: string) {
  const { popup, popupAgainst } = LIMITS;
  const ofOther = Object.entries(popup).map(([name, limit]) => [`other commit ${name}`, limit]);
  return rowsIn(where, rounds, { ...popup, ...popupAgainst, ...Object.fromEntries(ofOther) });
}

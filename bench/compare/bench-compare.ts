import { fileURLToPath } from 'node:url';
import { compareJson } from '../../src/diagnosis/comparison/compare-json.ts';
import { type JsonValue, jsonValue, membersOf } from '../../src/diagnosis/json-text.ts';
import { installPackages } from '../../tools/install-packages.ts';
import { LIMITS } from '../limits.ts';
import { playRounds, type Round, rowsOfRounds } from '../paired.ts';
import { median, report } from '../report.ts';
import { changedValues, shuffledItems, type Versions } from './cases.ts';

/** Comparisons of each side in a round. */
const TIMES = 7;

/** Null: it is only printed. */
const MEASURES = { ...LIMITS.compare, 'ours, parts read meanwhile / microdiff': null };

/** Gets a side ready, with freshly parsed values; what it returns is timed. */
type Side = (versions: Versions) => () => unknown;

/**
 * The comparison of two bodies of 2 MB with 1,000 changes, ours and those of two libraries, in turn, on parsed values of
 * the same two texts. microdiff matches items by position only, so that it is compared where nothing has moved. With
 * moves jsondiffpatch takes seconds: it is compared on a quarter of the list.
 */
export async function benchCompare(): Promise<void> {
  installPackages(fileURLToPath(new URL('..', import.meta.url)));
  const { create } = await import('jsondiffpatch');
  const { default: microdiff } = await import('microdiff');
  const withIds = create({ objectHash: (item) => String(Reflect.get(item, 'id')) });
  const jsondiffpatch: Side = (versions) => {
    const { before, after } = parsed(versions);
    return () => withIds.diff(before, after);
  };
  const byPosition: Side = (versions) => {
    const { before, after } = parsed(versions);
    return () => microdiff(before, after);
  };
  const values = changedValues();
  const moves = shuffledItems();
  const pairs: readonly Compared[] = [
    { name: 'ours / jsondiffpatch', versions: values, own: ours, theirs: jsondiffpatch },
    { name: 'ours / microdiff', versions: values, own: ours, theirs: byPosition },
    { name: 'ours, parts read meanwhile / microdiff', versions: values, own: oursUnread, theirs: byPosition },
    { name: 'ours / jsondiffpatch, items moved', versions: moves, own: ours, theirs: jsondiffpatch },
  ];
  playRound(pairs);
  const rounds = await playRounds(async () => playRound(pairs));
  report('compare', rowsOfRounds(rounds, MEASURES), rounds);
}

interface Compared {
  readonly name: keyof typeof MEASURES;
  readonly versions: Versions;
  readonly own: Side;
  readonly theirs: Side;
}

/** As the panel does it: the parts of a value are read when they are asked for, within the time. */
const oursUnread: Side = ({ before, after }) => {
  const [one, other] = [jsonValue(before), jsonValue(after)];
  if (!one || !other) throw new Error('no JSON');
  return () => compareJson(one, other, { tellSame: false });
};

/** On values that are parsed as a whole, like theirs. */
const ours: Side = ({ before, after }) => {
  const [one, other] = [jsonValue(before), jsonValue(after)];
  if (!one || !other) throw new Error('no JSON');
  for (const value of [one, other]) readAll(value);
  return () => compareJson(one, other, { tellSame: false });
};

function readAll(value: JsonValue): void {
  for (const member of membersOf(value)) readAll(member.value);
}

function parsed({ before, after }: Versions): { readonly before: object; readonly after: object } {
  return { before: JSON.parse(before), after: JSON.parse(after) };
}

function playRound(pairs: readonly Compared[]): Round {
  return Object.fromEntries(pairs.map((pair) => [pair.name, ratioOf(pair)]));
}

/** Of median times, taken in turn. */
function ratioOf({ versions, own, theirs }: Compared): number {
  const [ownTimes, otherTimes] = [[], []] as [number[], number[]];
  for (let time = 0; time < TIMES; time += 1) {
    ownTimes.push(timeOf(own, versions));
    otherTimes.push(timeOf(theirs, versions));
  }
  return median(ownTimes) / median(otherTimes);
}

/** ms */
function timeOf(side: Side, versions: Versions): number {
  const compare = side(versions);
  const from = performance.now();
  compare();
  return performance.now() - from;
}

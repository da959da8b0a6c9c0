import { API } from './names.ts';
import type { Arrived, PlayedState } from './play-state.ts';
import type { ToldEntry, ToldTab } from './recorder.ts';
import { stateNamed } from './states.ts';
import { wayNamed } from './ways.ts';

/** To the page's own host, or from another one. */
export type Relation = 'own host' | 'another host';

/** The columns of the table. */
export const ASPECTS = [
  'listed',
  'headers',
  'body sent',
  'body received',
  'initiator',
  'tab',
  'cache',
  'worker',
] as const;

export type Aspect = (typeof ASPECTS)[number];

/** What a browser told of a way of asking, by aspect: every value that was seen. */
export type Told = Readonly<Record<Aspect, readonly string[]>>;

/** By `relation: way`. */
export type ToldTable = Readonly<Record<string, Told>>;

export function keyOf(relation: Relation, way: string): string {
  return `${relation}: ${way}`;
}

export function relationIn(state: PlayedState['state']): Relation {
  return stateNamed(state).origin === API ? 'own host' : 'another host';
}

/** What the browser told in these states. */
export function toldIn(played: readonly PlayedState[]): ToldTable {
  const table: Record<string, Told> = {};
  for (const each of played) {
    for (const [cell, way] of each.ways) {
      if (cell.endsWith('-hop')) continue;
      const key = keyOf(relationIn(each.state), way);
      table[key] = merged(table[key], toldOf(each, endsInHop(way) ? `${cell}-hop` : cell, way));
    }
  }
  return table;
}

/** Whether the API only redirects, to another host or to an address that is not followed. */
function endsInHop(way: string): boolean {
  const { redirect, init } = wayNamed(way);
  return redirect?.to === 'elsewhere' || init?.['redirect'] === 'manual';
}

function merged(before: Told | undefined, now: Readonly<Record<Aspect, string>>): Told {
  const all = ASPECTS.map((aspect): [Aspect, readonly string[]] => [
    aspect,
    values(aspect, [...(before?.[aspect] ?? []), now[aspect]]),
  ]);
  return Object.fromEntries(all) as Told;
}

/** Whether the value only means that the browser had already discarded the body, which happens under load. */
export function isLate(aspect: Aspect, value: string): boolean {
  return aspect === 'body received' && (value === 'no' || value === 'empty');
}

function values(aspect: Aspect, seen: readonly string[]): readonly string[] {
  const all = [...new Set(seen)].sort();
  const inTime = all.filter((value) => !isLate(aspect, value));
  return inTime.length > 0 ? inTime : all.slice(0, 1);
}

/** Nothing can be told. */
export const NOTHING = '–';

function toldOf(played: PlayedState, cell: string, way: string): Readonly<Record<Aspect, string>> {
  const { twice } = wayNamed(way);
  const isIts = (each: { readonly cell: string; readonly method: string }) =>
    each.cell === cell && each.method !== 'OPTIONS';
  const from = twice ? 1 : 0;
  const all = played.entries.filter(isIts);
  const arrived = played.arrived.filter(isIts).slice(from);
  const inHar = played.har.filter((each) => each.endsWith(` ${cell}`) && !each.startsWith('OPTIONS')).length;
  const tab = tabOf(played.tabs.filter(isIts), arrived.length > 0);
  const entries = all.slice(from);
  // Of two rows, that of the page: the other one is its service worker's own.
  const entry = entries.find(({ fromWorker }) => fromWorker) ?? entries[0];
  if (entry) return { ...ofEntry(entry, arrived), listed: rowsOf(entries.length), tab };
  return { ...NO_ENTRY, listed: unlisted(inHar > all.length, arrived.length > 0), tab };
}

function rowsOf(count: number): string {
  return count > 1 ? `${count} rows` : 'yes';
}

function unlisted(isInHar: boolean, isSent: boolean): string {
  if (isInHar) return 'only in the HAR';
  return isSent ? 'no' : NOTHING;
}

function ofEntry(
  entry: ToldEntry,
  arrived: readonly Arrived[],
): Omit<Record<Aspect, string>, 'listed' | 'tab'> {
  const tokens = arrived.map(({ headers }) => headers['authorization'] ?? null);
  const hasBody = entry.method !== 'GET' && entry.method !== 'HEAD';
  return {
    headers: headersOf(entry, arrived.length > 0 ? tokens : null),
    'body sent': hasBody ? sentOf(entry, arrived.at(-1)?.body) : NOTHING,
    'body received': receivedOf(entry),
    initiator: initiatorOf(entry),
    cache: entry.fromCache ? 'yes' : NOTHING,
    worker: entry.fromWorker ? 'yes' : NOTHING,
  };
}

const NO_ENTRY = {
  headers: NOTHING,
  'body sent': NOTHING,
  'body received': NOTHING,
  initiator: NOTHING,
  cache: NOTHING,
  worker: NOTHING,
} as const;

/** The browser adds these to whatever it sends. */
const ADDED_BY_BROWSER = ['sec-fetch-dest', 'host', ':authority'];

function header({ headers }: ToldEntry, name: string): string | null {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? null;
}

/** `tokens`: the `Authorization` headers that the server received; null: it received nothing. */
function headersOf(entry: ToldEntry, tokens: readonly (string | null)[] | null): string {
  const isWhole = ADDED_BY_BROWSER.some((name) => header(entry, name) !== null);
  if (!isWhole) return 'only what the page set';
  if (tokens === null) return 'some, none were sent';
  return tokens.includes(header(entry, 'authorization')) ? 'as sent' : 'without the token';
}

function sentOf({ sent }: ToldEntry, received: string | undefined): string {
  if (sent === null || sent === '') return 'no';
  return received === undefined || received === sent ? 'yes' : 'not as sent';
}

function receivedOf({ length, status }: ToldEntry): string {
  if (status === 0) return NOTHING;
  if (length === null) return 'no';
  return length === 0 ? 'empty' : 'yes';
}

function initiatorOf(entry: ToldEntry): string {
  const byHeaders = ['origin', 'referer'].some((name) => header(entry, name) !== null);
  const isSame = header(entry, 'sec-fetch-site') === 'same-origin';
  if (byHeaders || isSame) return 'its page';
  return entry.hasStack ? 'only the script' : 'no';
}

function tabOf(tabs: readonly ToldTab[], isSent: boolean): string {
  if (tabs.length === 0) return isSent ? 'no' : NOTHING;
  return tabs.some(({ tabId }) => tabId >= 0) ? 'yes' : 'none';
}

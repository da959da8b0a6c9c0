import { property } from '../../../read-foreign.ts';
import { isPair, LONGEST, type Pair } from './compact-entry.ts';
import {
  type Block,
  createBlock,
  isFull,
  type Packing,
  readText,
  type WrittenText,
  writeText,
} from './folded-block.ts';

/**
 * A HAR entry in the list. SECRET. Once it is folded it lies as packed bytes in a block that it shares with others, which
 * takes a fraction of its memory, and is put together again whenever something is read from it.
 */
class ListedEntry {
  private whole: object | null;
  /** the call's exchange has the same text */
  private readonly url: unknown;
  private place: WrittenText | null = null;

  constructor(entry: object) {
    this.whole = entry;
    this.url = property(property(entry, 'request'), 'url');
  }

  get startedDateTime(): unknown {
    return property(this.unfolded(), 'startedDateTime');
  }
  get time(): unknown {
    return property(this.unfolded(), 'time');
  }
  get request(): unknown {
    return property(this.unfolded(), 'request');
  }
  get response(): unknown {
    return property(this.unfolded(), 'response');
  }
  get timings(): unknown {
    return property(this.unfolded(), 'timings');
  }
  get serverIPAddress(): unknown {
    return property(this.unfolded(), 'serverIPAddress');
  }
  get _resourceType(): unknown {
    return property(this.unfolded(), '_resourceType');
  }
  get _fromCache(): unknown {
    return property(this.unfolded(), '_fromCache');
  }

  toJSON(): unknown {
    return this.unfolded();
  }

  foldInto(block: Block): void {
    if (this.whole === null) return;
    this.place = writeText(block, JSON.stringify(folded(this.whole, { block, url: this.url })));
    this.whole = null;
  }

  private unfolded(): unknown {
    const { whole, place, url } = this;
    if (place === null) return whole;
    return readText(place, (text) => unfolded(JSON.parse(text), { block: place.block, url }));
  }
}

/** The entry for the list; what is no object stays what it is. */
export function listedEntry(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null ? new ListedEntry(entry) : entry;
}

/** Folds entries of the list, one after the other. Nothing of them stays here when they have left the list. */
export function createFolding(packing: Packing): (entry: unknown) => void {
  let current: WeakRef<Block> | null = null;
  return (entry) => {
    if (!(entry instanceof ListedEntry)) return;
    const block = current?.deref() ?? createBlock(packing);
    entry.foldInto(block);
    current = isFull(block) ? null : new WeakRef(block);
  };
}

/** Different values of one name that are kept once; a name with more of them has mostly different ones. */
const MOST_VALUES = 50;

/**
 * What begins a folded list, number or address; below it are objects, by their shape. A list of one place is what lies
 * there.
 */
const LIST = -1;
const NUMBER = -2;
const URL = -3;
const SHAPES = -4;

/** Where an entry is folded, and its address, which is kept outside. */
interface Folds {
  readonly block: Block;
  readonly url: unknown;
}

/** The value as JSON in which shapes, and texts and headers of few values, are numbers. */
function folded(value: unknown, into: Folds, name = ''): unknown {
  if (typeof value === 'string') return foldedText(value, into, name);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return [LIST, ...value.map((each) => foldedItem(each, into))];
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  const shape = shapeOf(
    members.map(([each]) => each),
    into.block,
  );
  return [SHAPES - shape, ...members.map(([each, part]) => folded(part, into, each))];
}

function foldedText(text: string, { block, url }: Folds, name: string): unknown {
  if (name === 'url' && text === url) return [URL];
  const place = text.length > LONGEST ? null : placeOf(`member ${name}`, text, block);
  return place === null ? text : [place];
}

/** In a list a number is a place: lists of an entry are of headers. */
function foldedItem(item: unknown, into: Folds): unknown {
  if (typeof item === 'number') return [NUMBER, item];
  if (!isPair(item)) return folded(item, into);
  const { placeOfPair } = into.block;
  const known = placeOfPair.get(item);
  if (known !== undefined) return known;
  const place = placeOf(`header ${item.name}`, item, into.block);
  if (place !== null) placeOfPair.set(item, place);
  return place ?? folded(item, into);
}

/** Null: its name has too many values. */
function placeOf(name: string, value: string | Pair, block: Block): number | null {
  const id = `${name.length} ${name}${typeof value === 'string' ? value : value.value}`;
  const known = block.placeOf.get(id);
  if (known !== undefined) return known;
  const amount = block.amounts.get(name) ?? 0;
  if (amount === MOST_VALUES) return null;
  block.amounts.set(name, amount + 1);
  block.placeOf.set(id, block.values.length);
  return block.values.push(value) - 1;
}

function shapeOf(names: readonly string[], { shapes, shapeOf: places }: Block): number {
  const text = names.join();
  const known = places.get(text);
  if (known !== undefined && isSame(shapes[known], names)) return known;
  places.set(text, shapes.length);
  return shapes.push(names) - 1;
}

/** A name may have a comma. */
function isSame(one: readonly string[] = [], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, i) => name === other[i]);
}

function unfolded(value: unknown, from: Folds): unknown {
  const { block, url } = from;
  if (!Array.isArray(value)) return value;
  const [tag, ...parts]: readonly unknown[] = value;
  if (typeof tag !== 'number' || tag >= 0) return block.values[Number(tag)];
  if (tag === LIST)
    return parts.map((each) => (typeof each === 'number' ? block.values[each] : unfolded(each, from)));
  if (tag === NUMBER) return parts[0];
  if (tag === URL) return url;
  const names = block.shapes[SHAPES - tag] ?? [];
  return Object.fromEntries(names.map((name, i) => [name, unfolded(parts[i], from)]));
}

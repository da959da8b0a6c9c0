import type { Pair } from './compact-entry.ts';

/** Makes bytes smaller, and gives them back. */
export interface Packing {
  readonly pack: (bytes: Uint8Array) => Uint8Array;
  readonly unpack: (packed: Uint8Array) => Uint8Array;
}

/** Folded entries, and what is equal in many of them. A block is freed with the last of its entries. */
export interface Block {
  readonly packing: Packing;
  /** into which the next entry is written */
  segment: Segment;
  /** bytes in all segments, before they are packed */
  used: number;
  /** texts and headers, by their place */
  readonly values: (string | Pair)[];
  readonly placeOf: Map<string, number>;
  /** most entries have the very same headers (compact-entry.ts), which need no text to be found by */
  readonly placeOfPair: Map<Pair, number>;
  /** by the name of a member or header */
  readonly amounts: Map<string, number>;
  /** names of the members of objects, by their place */
  readonly shapes: (readonly string[])[];
  readonly shapeOf: Map<string, number>;
}

/** Entries of a block that are packed together once no other fits in. */
interface Segment {
  bytes: Uint8Array;
  used: number;
  isPacked: boolean;
  /** as long as the browser keeps it: entries are mostly read one after the other */
  unpacked: WeakRef<Uint8Array> | null;
  /** several parts of an entry are read one after the other */
  last: { readonly start: number; readonly entry: unknown } | null;
}

/** Where an entry lies. */
export interface WrittenText {
  readonly block: Block;
  readonly segment: Segment;
  readonly start: number;
  readonly end: number;
}

/** Bytes: packing more takes a noticeable part of a frame, and so does reading one entry. */
const SEGMENT = 64_000;

/** Bytes in all segments, after which values are collected anew. */
const BLOCK = 500_000;

/** UTF-8 takes no more bytes for a unit of UTF-16. */
const LONGEST_UNIT = 3;

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

export function createBlock(packing: Packing): Block {
  return {
    ...{ packing, segment: createSegment(SEGMENT), used: 0 },
    ...{ values: [], placeOf: new Map(), placeOfPair: new Map(), amounts: new Map() },
    ...{ shapes: [], shapeOf: new Map() },
  };
}

function createSegment(size: number): Segment {
  return { bytes: new Uint8Array(size), used: 0, isPacked: false, unpacked: null, last: null };
}

/** Writes a text at the end of the block. */
export function writeText(block: Block, text: string): WrittenText {
  const place = tryToWrite(block, text);
  if (place) return place;
  packSegment(block);
  block.segment = createSegment(Math.max(SEGMENT, text.length * LONGEST_UNIT));
  const written = tryToWrite(block, text);
  if (!written) throw new Error('A segment is as long as its first text.');
  return written;
}

function tryToWrite(block: Block, text: string): WrittenText | null {
  const { segment } = block;
  const start = segment.used;
  const { read, written } = ENCODER.encodeInto(text, segment.bytes.subarray(start));
  if (read < text.length) return null;
  segment.used = start + written;
  block.used += written;
  return { block, segment, start, end: segment.used };
}

/** Whether the next entry belongs into another block: then this one keeps only what its entries need to be read. */
export function isFull(block: Block): boolean {
  if (block.used < BLOCK) return false;
  packSegment(block);
  for (const index of [block.placeOf, block.placeOfPair, block.amounts, block.shapeOf]) index.clear();
  return true;
}

function packSegment({ segment, packing }: Block): void {
  segment.bytes = packing.pack(segment.bytes.subarray(0, segment.used));
  segment.isPacked = true;
}

/** The value of a text at a place, which is made once for all parts that are read of it. */
export function readText(
  { block, segment, start, end }: WrittenText,
  made: (text: string) => unknown,
): unknown {
  if (segment.last?.start !== start) {
    const bytes = bytesOf(segment, block.packing);
    segment.last = { start, entry: made(DECODER.decode(bytes.subarray(start, end))) };
  }
  return segment.last.entry;
}

function bytesOf(segment: Segment, { unpack }: Packing): Uint8Array {
  if (!segment.isPacked) return segment.bytes;
  const known = segment.unpacked?.deref();
  if (known) return known;
  const bytes = unpack(segment.bytes);
  segment.unpacked = new WeakRef(bytes);
  return bytes;
}

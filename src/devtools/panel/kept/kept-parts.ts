import type { KeptHead, KeptPart } from '../../../storage/public/kept-calls.ts';
import type { RecordedCall } from '../calls/call.ts';

/** Characters of a part: all of it is written again when a call is added. */
const PART = 100_000;

interface Part {
  readonly id: number;
  readonly texts: Map<RecordedCall, string>;
  /** characters as stored */
  length: number;
}

/** The texts of the kept calls, oldest first, in parts that are written by themselves. */
interface PartsOfCalls {
  readonly has: (call: RecordedCall) => boolean;
  readonly calls: () => readonly RecordedCall[];
  readonly head: () => Omit<KeptHead, 'cut'>;
  /** `id`: the part in which the text is stored already; absent: in none */
  readonly add: (call: RecordedCall, text: string, id?: number) => void;
  readonly drop: (call: RecordedCall) => void;
  /** The parts that were changed since the last time. */
  readonly takeChanged: () => readonly KeptPart[];
  /** Everything has to be written again. */
  readonly changeAll: () => void;
}

export function createKeptParts(): PartsOfCalls {
  let parts: Part[] = [];
  const partOf = new Map<RecordedCall, Part>();
  const changed = new Set<Part>();

  function partFor(id: number | undefined): Part {
    const last = parts.at(-1);
    if (last && (id === undefined ? last.length < PART : last.id === id)) return last;
    const part = { id: id ?? (last?.id ?? 0) + 1, texts: new Map(), length: 0 };
    parts.push(part);
    return part;
  }

  return {
    has: (call) => partOf.has(call),
    calls: () => [...partOf.keys()],
    head: () => ({
      ids: parts.map(({ id }) => id),
      length: parts.reduce((sum, { length }) => sum + length, 0),
    }),
    add(call, text, id) {
      const part = partFor(id);
      part.texts.set(call, text);
      part.length += storedLength(text);
      partOf.set(call, part);
      if (id === undefined) changed.add(part);
    },
    drop(call) {
      const part = partOf.get(call);
      if (!part) return;
      part.length -= storedLength(part.texts.get(call) ?? '');
      part.texts.delete(call);
      partOf.delete(call);
      changed.add(part);
      if (part.texts.size === 0) parts = parts.filter((each) => each !== part);
    },
    takeChanged() {
      const taken = [...changed].map(({ id, texts }) => ({ id, texts: [...texts.values()] }));
      changed.clear();
      return taken;
    },
    changeAll() {
      for (const part of parts) changed.add(part);
    },
  };
}

function storedLength(text: string): number {
  return JSON.stringify(text).length;
}

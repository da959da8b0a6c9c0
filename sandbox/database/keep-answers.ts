import type { KeptValues, Source } from './kept-values.ts';
import { type AnswerReads, noteSources, type SqlContext } from './query.ts';

/** A value, and about how many characters it is; null: it cannot be kept. */
interface Keepable<T> {
  readonly value: T;
  readonly length: number | null;
}

export interface KeptAnswers {
  /**
   * Runs `work`, which is one answer and does not wait: what it reads may come from memory, if no connection has
   * written the tables since.
   */
  answering<T>(work: () => T): T;
  /**
   * Within an answer: a value from memory, or that of `make`, which is kept until something changes that `make` has read
   * through this database. `name` says everything else that it depends on. A value may be made of other kept ones.
   */
  keeping<T>(name: string, make: () => Keepable<T>): T;
}

/**
 * Kept rows are used only while `answering` runs; `keeping` follows what is read meanwhile. `look` is called before the
 * first of them is used: it forgets them all if another connection has written.
 */
export function keepAnswers(kept: KeptValues, look: () => void): KeptAnswers & Pick<SqlContext, 'reading'> {
  const reads: AnswerReads = { sources: null };
  let state: 'idle' | 'begun' | 'reading' = 'idle';
  const reading = () => {
    if (state === 'idle') return undefined;
    if (state === 'begun') look();
    state = 'reading';
    return reads;
  };
  return {
    reading,
    answering: (work) => {
      const before = state;
      if (state === 'idle') state = 'begun';
      try {
        return work();
      } finally {
        state = before;
      }
    },
    keeping: <T>(name: string, make: () => Keepable<T>) => {
      if (!reading()) return make().value;
      const known = kept.find(name);
      if (!known) return makeAndKeep(kept, reads, { name, make });
      noteSources(reads, known.sources);
      return known.value as T;
    },
  };
}

interface Making<T> {
  readonly name: string;
  readonly make: () => Keepable<T>;
}

/** What a value comes from, the whole that it is a part of comes from, too; one that is not kept leaves no whole to be kept. */
function makeAndKeep<T>(kept: KeptValues, reading: AnswerReads, { name, make }: Making<T>): T {
  const whole = reading.sources;
  const sources = new Set<Source>();
  reading.sources = sources;
  let from: readonly Source[] | undefined;
  try {
    const { value, length } = make();
    // Null after a write.
    if (reading.sources === sources && length !== null) {
      from = [...sources];
      kept.keep(name, { value, sources: from }, length);
    }
    return value;
  } finally {
    reading.sources = from ? whole : null;
    if (from) noteSources(reading, from);
  }
}

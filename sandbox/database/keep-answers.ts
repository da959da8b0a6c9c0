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

/** Kept rows are used only while `answering` runs; `keeping` follows what is read meanwhile. */
export function keepAnswers(kept: KeptValues): KeptAnswers & Pick<SqlContext, 'reading'> {
  const reading: AnswerReads = { sources: null };
  let isAnswering = false;
  return {
    reading: () => (isAnswering ? reading : undefined),
    answering: (work) => {
      const before = isAnswering;
      isAnswering = true;
      try {
        return work();
      } finally {
        isAnswering = before;
      }
    },
    keeping: <T>(name: string, make: () => Keepable<T>) => {
      if (!isAnswering) return make().value;
      const known = kept.find(name);
      if (!known) return makeAndKeep(kept, reading, { name, make });
      noteSources(reading, known.sources);
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

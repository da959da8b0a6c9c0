import type { TypedForm } from '../../import/form-draft.ts';

/** Sends what is typed, one message at a time: what is typed meanwhile replaces what waits. Null: nothing is typed. */
export interface DraftKeeper {
  keep(typed: TypedForm | null): void;
  /** Sends what waits at once: the page goes. */
  flush(): void;
  /** Resolves when nothing is under way. Never rejects. */
  settled(): Promise<void>;
}

/** @param send never rejects */
export function draftKeeper(send: (typed: TypedForm | null) => Promise<void>): DraftKeeper {
  let waiting: { readonly typed: TypedForm | null } | null = null;
  let sending: Promise<void> | null = null;

  async function sendAll(): Promise<void> {
    for (let next = waiting; next; next = waiting) {
      waiting = null;
      await send(next.typed);
    }
    sending = null;
  }

  return {
    keep(typed) {
      waiting = { typed };
      sending ??= sendAll();
    },
    flush() {
      if (waiting) void send(waiting.typed);
      waiting = null;
    },
    settled: () => sending ?? Promise.resolve(),
  };
}

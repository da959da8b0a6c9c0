import type { StoreName, Write } from '../disk/disk.ts';

/** Where the last status could not be written: while both stores refuse it, pages cannot be informed. */
export interface StatusWrites {
  onWrite(write: Write): void;
  areRefused(): boolean;
}

export function statusWrites(): StatusWrites {
  const refused: Record<StoreName, boolean> = { local: false, session: false, copy: false };
  return {
    onWrite({ store, changes, done }) {
      if (changes.has('status')) refused[store] = !done;
    },
    areRefused: () => refused.local && refused.session,
  };
}

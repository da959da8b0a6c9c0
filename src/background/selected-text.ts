import type { StoredItem } from '../storage/stored-item.ts';

export interface SelectedTextParts {
  /** says pages that a text waits: ms since the epoch; null: none does */
  readonly mark: Pick<StoredItem<number | null>, 'set'>;
  readonly now: () => number;
  /** Opens the form. */
  readonly open: () => Promise<unknown>;
}

/** After this time nobody has opened the form. */
const KEPT_MS = 60_000;

/**
 * The text that the user selected on a page and sent here by the context menu, or of a file. Only in memory, until a page of the
 * extension takes it, which happens at once.
 */
export function selectedText(parts: SelectedTextParts) {
  const { mark, now } = parts;
  let selected: { readonly text: string; readonly at: number } | null = null;
  return {
    /** Must be called in the click: Firefox opens the popup only then. */
    async keep(text: string, open = parts.open): Promise<void> {
      selected = { text, at: now() };
      await Promise.all([mark.set(selected.at), open()]);
    },
    async take(): Promise<{ readonly text: string | null }> {
      const taken = selected;
      selected = null;
      await mark.set(null);
      return { text: taken && now() - taken.at < KEPT_MS ? taken.text : null };
    },
  };
}

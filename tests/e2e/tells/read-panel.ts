import type { Page } from '../../browsers/browser.ts';

/** What the panel says of one listed call, in its own words. */
export interface Said {
  readonly cell: string;
  readonly method: string;
  readonly status: number;
  readonly verdict: string;
  readonly title: string;
  readonly sentWith: string;
  /** advice and notices */
  readonly texts: string;
}

/** Opens every listed call of a state, one after the other, and returns what its row and its card say. */
export async function readPanel(panel: Page, state: string): Promise<readonly Said[]> {
  const text = await panel.evaluate(async (prefix) => {
    const list = document.querySelector<HTMLElement>('[data-testid="call-list"]');
    if (!list) throw new Error('The panel has no list');
    const textOf = (name: string): string =>
      [...document.querySelectorAll<HTMLElement>(`[data-testid="${name}"]`)]
        .map(({ innerText }) => innerText)
        .join();
    const until = async <T>(look: () => T | null, tries = 1000): Promise<T> => {
      const found = look();
      if (found) return found;
      if (tries === 0) throw new Error('The panel did not show the selected row');
      await new Promise((resolve) => setTimeout(resolve, 5));
      return until(look, tries - 1);
    };
    const press = (key: string): void => {
      list.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    };
    const selected = (index: number): HTMLElement | null =>
      list.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"][aria-selected="true"]`);
    const cellOf = ({ dataset }: HTMLElement): string =>
      String(new URLSearchParams(dataset['key']?.split('?')[1]).get('cell'));
    const read = (row: HTMLElement): unknown => ({
      cell: cellOf(row),
      method: row.dataset['method'],
      status: Number(row.dataset['status']),
      verdict: row.dataset['verdict'],
      title: textOf('verdict-title'),
      sentWith: textOf('sent-with'),
      texts: `${textOf('next-steps')} ${textOf('notices')}`,
    });
    const said: unknown[] = [];
    const count = Number(list.ariaRowCount) - 1;
    press('Home');
    for (let index = 0; index < count; index += 1) {
      const row = await until(() => selected(index));
      row.click();
      await until(() => textOf('verdict-title'));
      if (cellOf(row).startsWith(`${prefix}-`)) said.push(read(row));
      press('ArrowDown');
    }
    return JSON.stringify(said);
  }, state);
  return JSON.parse(text);
}

/** The listed calls, by cell and method. */
export function listedCells(panel: Page): Promise<number> {
  return panel.evaluate(
    () => Number(document.querySelector('[data-testid="call-list"]')?.getAttribute('aria-rowcount') ?? 1) - 1,
  );
}

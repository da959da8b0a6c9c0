import type { Page } from '../../browsers/browser.ts';
import { testId } from './test-id.ts';

/** How a file comes into a page. */
export type FileWay = 'chosen' | 'dropped';

/** Gives the panel a file, like its user's file picker or drag; by default to the field that opens a session. */
export async function openFile(
  panel: Page,
  {
    name,
    text,
    field = 'session-file',
  }: { readonly name: string; readonly text: string; readonly field?: string },
  way: FileWay,
): Promise<void> {
  if (way === 'chosen') await panel.waitFor((css) => document.querySelector(css), testId(field));
  await panel.evaluate(
    (css, fileName, content, how) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName));
      if (how === 'dropped') {
        const init = { bubbles: true, cancelable: true, dataTransfer: transfer };
        document.body.dispatchEvent(new DragEvent('dragover', init));
        document.body.dispatchEvent(new DragEvent('drop', init));
        return;
      }
      const field = document.querySelector<HTMLInputElement>(css);
      if (!field) throw new Error('There is no file field.');
      field.files = transfer.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    testId(field),
    name,
    text,
    way,
  );
}

/** What the network panel of this browser would save: its entries with the bodies of the answers. */
export function recordedByBrowser(panel: Page): Promise<string> {
  return panel.evaluate(async () => {
    // `devtools` is no part of the types of pages.
    const { network } = Reflect.get(
      Reflect.get(globalThis, 'chrome') ?? Reflect.get(globalThis, 'browser'),
      'devtools',
    );
    type Log = { readonly creator?: object; readonly entries: readonly object[] };
    const log: Log = await new Promise((resolve) => network.getHAR(resolve));
    const withBodies = log.entries.map(async (entry) => {
      const getContent: unknown = Reflect.get(entry, 'getContent');
      const response = Reflect.get(entry, 'response');
      const plain = JSON.parse(JSON.stringify(entry));
      if (typeof getContent !== 'function' || response.content?.text) return plain;
      const [text, encoding] = await new Promise<readonly [string, string]>((resolve) =>
        getContent.call(entry, (body: string, form: string) => resolve([body, form])),
      );
      Object.assign(plain.response.content, { text: text ?? '', ...(encoding && { encoding }) });
      return plain;
    });
    const entries = await Promise.all(withBodies);
    return JSON.stringify({ log: { ...JSON.parse(JSON.stringify(log)), entries } });
  });
}

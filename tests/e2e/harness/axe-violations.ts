import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page, PageFunction } from '../../browsers/browser.ts';

const SOURCE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** WCAG 2.2 A and AA, and what axe-core calls best practices. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core finds in a page of the extension as it is drawn now: one line a finding. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  // Half a megabyte to be read: once a document.
  const isThere = await page.evaluate(() => Reflect.has(globalThis, 'axe'));
  if (!isThere) await page.evaluate(await axeAsFunction());
  return page.evaluate(async (tags) => {
    const axe = Reflect.get(globalThis, 'axe');
    const { violations, passes } = await axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      // Of what passed it matters only that there is some.
      resultTypes: ['violations'],
    });
    // Nothing found is good news only where something was looked at.
    if (passes.length < 5) throw new Error(`axe-core applied ${passes.length} rules`);
    return violations.flatMap(
      ({ id, nodes }: { id: string; nodes: readonly { html: string; failureSummary: string }[] }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`),
    );
  }, TAGS);
}

/** The page's policy forbids a script of ours; only the text of a function gets in, so axe becomes one. */
async function axeAsFunction(): Promise<PageFunction<[], null>> {
  const source = await readFile(SOURCE, 'utf8');
  const text = `() => { ${source}; return null; }`;
  return Object.assign(() => null, { toString: () => text });
}

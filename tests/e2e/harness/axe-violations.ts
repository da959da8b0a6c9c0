import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page, PageFunction } from '../../browsers/browser.ts';

const SOURCE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** WCAG 2.2 A and AA, and axe-core's best practices. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The findings of axe-core in the current state of an extension page, one per line. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  // Half a megabyte to parse: once per document.
  const isThere = await page.evaluate(() => Reflect.has(globalThis, 'axe'));
  if (!isThere) await page.evaluate(await axeAsFunction());
  return page.evaluate(async (tags) => {
    const axe = Reflect.get(globalThis, 'axe');
    const { violations, passes } = await axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      // For passed checks only their number matters.
      resultTypes: ['violations'],
    });
    // An empty list of findings means something only if checks were applied.
    if (passes.length < 5) throw new Error(`axe-core applied ${passes.length} rules`);
    return violations.flatMap(
      ({ id, nodes }: { id: string; nodes: readonly { html: string; failureSummary: string }[] }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`),
    );
  }, TAGS);
}

/** The page's policy forbids our scripts, but accepts the text of a function, so axe is wrapped in one. */
async function axeAsFunction(): Promise<PageFunction<[], null>> {
  const source = await readFile(SOURCE, 'utf8');
  const text = `() => { ${source}; return null; }`;
  return Object.assign(() => null, { toString: () => text });
}

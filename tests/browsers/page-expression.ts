import type { PageFunction } from './browser.ts';
import type { Json } from './json.ts';

/**
 * The text that runs `fn` in a page and returns its result as JSON text. `__name` is esbuild's (tsx uses it) wrapper of
 * named functions, which pages do not have.
 */
export function pageExpression<Args extends readonly Json[], Result>(
  fn: PageFunction<Args, Result>,
  args: Args,
): string {
  const call = `(${fn.toString()})(...${JSON.stringify(args)})`;
  return `(async () => { const __name = (named) => named; return JSON.stringify((await ${call}) ?? null); })()`;
}

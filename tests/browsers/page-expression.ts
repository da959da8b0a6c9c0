import type { PageFunction } from './browser.ts';
import type { Json } from './json.ts';

/**
 * The text that runs `fn` in a page and gives its result as JSON text.
 * `__name` is what esbuild (which tsx uses) puts around named functions; pages do not have it.
 */
export function pageExpression<Args extends readonly Json[], Result>(
  fn: PageFunction<Args, Result>,
  args: Args,
): string {
  const call = `(${fn.toString()})(...${JSON.stringify(args)})`;
  return `(async () => { const __name = (named) => named; return JSON.stringify((await ${call}) ?? null); })()`;
}

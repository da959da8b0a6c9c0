import type { Plugin } from 'vite';

const POLYFILL = /\/webextension-polyfill\/dist\/[\w.-]+\.js$/;

/**
 * Gives webextension-polyfill, a UMD script, a default export of its own. The bundler's way to import it copies every
 * property of `browser`, and the browser builds each of its APIs when it is touched: a third of a background's start.
 */
export function polyfillAsModule(): Plugin {
  return {
    name: 'polyfill-as-module',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) =>
      POLYFILL.test(id)
        ? {
            code: `const module = { exports: {} }, { exports } = module; ${code}\nexport default module.exports;`,
            // Lines stay as they are; nobody looks for an error in a column of its first one.
            map: null,
          }
        : null,
  };
}

import path from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { shortNames } from './short-names.ts';

type Bundle = Rolldown.OutputBundle;

const LINK = /\n? *<link rel="stylesheet"[^>]* href="\/([^"]+)">/g;

/**
 * Writes one sheet per page, with the styles of the parts that it loads later, so that nothing is rendered unstyled:
 * linked in the page's head, or written into it, so that nothing has to be loaded before the first paint.
 * @param sources absolute path of the folder with all sheets
 */
export function pageSheets(sources: string, place: 'linked' | 'in the page' = 'linked'): Plugin[] {
  return [
    {
      name: 'short-class-names',
      apply: 'build',
      // Vite's own names contain those of the sheet; an unminified build keeps them.
      config: ({ build }) =>
        build?.minify === false ? {} : { css: { modules: { generateScopedName: shortNames(sources) } } },
    },
    {
      name: 'keep-module-sheets',
      apply: 'build',
      enforce: 'post',
      // Rolldown inlines class names, because they are constants, and then drops the module with its styles.
      transform: {
        filter: { id: /\.module\.css$/ },
        handler: (code) => ({ code, map: null, moduleSideEffects: 'no-treeshake' }),
      },
    },
    {
      name: 'page-sheets',
      apply: 'build',
      enforce: 'post',
      generateBundle(_, bundle) {
        const link = (page: string, source: string): string => {
          const name = `${path.posix.basename(path.posix.dirname(page))}.css`;
          const file = this.getFileName(this.emitFile({ type: 'asset', name, source }));
          return `<link rel="stylesheet" crossorigin href="/${file}">`;
        };
        const write = (_page: string, source: string): string => `<style>${source.trim()}</style>`;
        const pages = pagesOf(bundle).map((page) => ({ page, files: sheetsOf(bundle, String(page.source)) }));
        for (const { page, files } of pages) {
          const source = files.map((file) => sourceOf(bundle, file)).join('');
          if (source === '') continue;
          const element = (place === 'linked' ? link : write)(page.fileName, source);
          page.source = withElement(String(page.source), element);
        }
        for (const file of pages.flatMap(({ files }) => files)) delete bundle[file];
      },
    },
  ];
}

function pagesOf(bundle: Bundle): readonly Rolldown.OutputAsset[] {
  return Object.values(bundle).flatMap((one) =>
    one.type === 'asset' && one.fileName.endsWith('.html') ? [one] : [],
  );
}

function withElement(html: string, element: string): string {
  return html.replaceAll(LINK, '').replace(/ *<\/head>/, (end) => `    ${element}\n${end}`);
}

function sourceOf(bundle: Bundle, file: string): string {
  const asset = bundle[file];
  if (asset?.type !== 'asset') throw new Error(`There is no sheet ${file}`);
  return String(asset.source);
}

/** The sheets linked in a page, then those of everything that its script imports, statically or dynamically. */
function sheetsOf(bundle: Bundle, html: string): readonly string[] {
  const sheets = new Set([...html.matchAll(LINK)].map(([, file = '']) => file));
  const seen = new Set<string>();
  const visit = (file: string): void => {
    const chunk = bundle[file];
    if (seen.has(file) || chunk?.type !== 'chunk') return;
    seen.add(file);
    // The sheets of an import come first.
    for (const imported of [...chunk.imports, ...chunk.dynamicImports]) visit(imported);
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) sheets.add(sheet);
  };
  for (const [, entry = ''] of html.matchAll(/<script[^>]* src="\/([^"]+)"/g)) visit(entry);
  return [...sheets];
}

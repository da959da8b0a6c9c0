import path from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { shortNames } from './short-names.ts';

type Bundle = Rolldown.OutputBundle;

const LINK = /\n? *<link rel="stylesheet"[^>]* href="\/([^"]+)">/g;

/**
 * Writes one sheet per page, which is all that its first view needs, and a second one for the parts that it loads
 * later. Both are linked in the page's head, so nothing is rendered unstyled.
 * @param sources absolute path of the folder with all sheets
 */
export function pageSheets(sources: string): Plugin[] {
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
        const emit = (name: string, files: readonly string[]): readonly string[] => {
          const source = files.map((file) => sourceOf(bundle, file)).join('');
          if (source === '') return [];
          return [this.getFileName(this.emitFile({ type: 'asset', name: `${name}.css`, source }))];
        };
        const merged = new Set<string>();
        for (const page of pagesOf(bundle)) {
          const name = path.posix.basename(path.posix.dirname(page.fileName));
          const html = String(page.source);
          const first = [...html.matchAll(LINK)].map(([, file = '']) => file);
          const later = laterSheets(bundle, html).filter((file) => !first.includes(file));
          for (const file of [...first, ...later]) merged.add(file);
          page.source = withSheets(html, [...emit(name, first), ...emit(`${name}-later`, later)]);
        }
        for (const file of merged) delete bundle[file];
      },
    },
  ];
}

function pagesOf(bundle: Bundle): readonly Rolldown.OutputAsset[] {
  return Object.values(bundle).flatMap((one) =>
    one.type === 'asset' && one.fileName.endsWith('.html') ? [one] : [],
  );
}

function withSheets(html: string, sheets: readonly string[]): string {
  const links = sheets.map((file) => `    <link rel="stylesheet" crossorigin href="/${file}">\n`);
  return html.replaceAll(LINK, '').replace(/ *<\/head>/, (end) => links.join('') + end);
}

function sourceOf(bundle: Bundle, file: string): string {
  const asset = bundle[file];
  if (asset?.type !== 'asset') throw new Error(`There is no sheet ${file}`);
  return String(asset.source);
}

/** Sheets of everything that a page's script imports, statically or dynamically; those of an import come first. */
function laterSheets(bundle: Bundle, html: string): readonly string[] {
  const sheets = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string): void => {
    const chunk = bundle[file];
    if (seen.has(file) || chunk?.type !== 'chunk') return;
    seen.add(file);
    for (const imported of [...chunk.imports, ...chunk.dynamicImports]) visit(imported);
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) sheets.add(sheet);
  };
  for (const [, entry = ''] of html.matchAll(/<script[^>]* src="\/([^"]+)"/g)) visit(entry);
  return [...sheets];
}

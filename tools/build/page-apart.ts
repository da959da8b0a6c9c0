import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CrxPlugin } from '@crxjs/vite-plugin';
import { build, type PluginOption, type ResolvedConfig, type Rolldown } from 'vite';
import { LICENSES, mergeLicenses } from './merge-licenses.ts';

interface PageParts {
  /** path of the page below the project's root, with slashes */
  readonly page: string;
  /** path of the page's script */
  readonly script: string;
  /** the plugins of the page's own build */
  readonly plugins: () => PluginOption[];
}

type Output = Rolldown.RolldownOutput['output'][number];

/**
 * Builds a page apart from all others, so that its first view needs two files: the page with its styles in it, and one
 * script that holds nothing of another page. Whatever the page loads later comes from that build, too. The styles'
 * hash is added to the content security policy. A build that is not minified (`npm run dev`) has the page like any
 * other, where an edit rebuilds less.
 */
export function pageApart({ page, script, plugins }: PageParts): CrxPlugin[] {
  let config: ResolvedConfig;
  let hashes: readonly string[] = [];
  let licenses = '';
  const isApart = () => config.build.minify !== false;
  return [
    {
      name: 'page-apart-left-out',
      apply: 'build',
      enforce: 'pre',
      configResolved(resolved) {
        config = resolved;
      },
      // The page stays an entry of the manifest, but brings no code into the build of the others.
      load: (id) => (isApart() && id === path.join(config.root, script) ? 'export {};' : null),
    },
    {
      name: 'page-apart',
      apply: 'build',
      enforce: 'post',
      async generateBundle(_, bundle) {
        if (!isApart()) return;
        removeScript(bundle, path.join(config.root, page));
        const files = await buildApart(config, page, plugins());
        for (const file of files.filter(({ fileName }) => fileName !== LICENSES)) {
          const there = bundle[file.fileName];
          const source = sourceOf(file);
          if (there?.type === 'asset') there.source = source;
          else this.emitFile({ type: 'asset', fileName: file.fileName, source });
        }
        hashes = sheetHashes(textOf(files, page));
        licenses = textOf(files, LICENSES);
      },
      renderCrxManifest: (manifest) => withSheets(manifest, hashes),
    },
    {
      name: 'page-apart-licenses',
      apply: 'build',
      generateBundle: { order: 'post', handler: (_, bundle) => mergeLicenses(bundle, licenses) },
    },
  ];
}

/** What is left of the page's script in the build of the others. */
function removeScript(bundle: Rolldown.OutputBundle, page: string): void {
  for (const [name, one] of Object.entries(bundle)) {
    if (one.type === 'chunk' && one.facadeModuleId === page) delete bundle[name];
  }
}

async function buildApart(
  { root, mode, build: { sourcemap } }: ResolvedConfig,
  page: string,
  plugins: PluginOption[],
): Promise<readonly Output[]> {
  const name = path.posix.basename(path.posix.dirname(page));
  const files = { entryFileNames: `${name}/[name]-[hash].js`, chunkFileNames: `${name}/[name]-[hash].js` };
  const built = await build({
    configFile: false,
    root,
    mode,
    logLevel: 'warn',
    publicDir: false,
    plugins,
    build: {
      write: false,
      sourcemap,
      modulePreload: false,
      license: { fileName: LICENSES },
      rollupOptions: {
        input: { [name]: path.join(root, page) },
        // What the first view needs is one file, also where later files share it.
        output: { ...files, codeSplitting: { groups: [{ name, tags: ['$initial'] }] } },
      },
    },
  });
  if (!('output' in built)) throw new Error(`${page} was not built once`);
  return built.output;
}

function textOf(files: readonly Output[], name: string): string {
  const file = files.find(({ fileName }) => fileName === name);
  return file === undefined ? '' : sourceOf(file);
}

function sourceOf(file: Output): string {
  return file.type === 'chunk' ? file.code : String(file.source);
}

/** The hash sources (https://www.w3.org/TR/CSP3/#grammardef-hash-source) of the sheets in a page. */
function sheetHashes(html: string): readonly string[] {
  return [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, sheet = '']) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`,
  );
}

type Manifest = Parameters<NonNullable<CrxPlugin['renderCrxManifest']>>[0];

function withSheets(manifest: Manifest, hashes: readonly string[]): Manifest {
  const policy = manifest.content_security_policy?.extension_pages ?? '';
  const extension_pages = policy.replace("style-src 'self'", ["style-src 'self'", ...hashes].join(' '));
  return { ...manifest, content_security_policy: { extension_pages } };
}

import path from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { LICENSES, mergeLicenses } from './pages/merge-licenses.ts';

/** In the extension's folder. */
const SCRIPT = 'background.js';

/** The part of a manifest that names the background's script. */
type Background = (script: string) => Readonly<Record<string, unknown>>;

interface Built {
  readonly code: string;
  /** absolute paths of all sources */
  readonly modules: readonly string[];
  readonly licenses: string;
}

/**
 * Builds the background as one classic script, apart from the pages. A background starts often, and a module with its
 * imports takes several times as long to load as one script: each file is asked for separately, and no compiled code
 * of modules is kept.
 * @param entry path of the background's source in the project's folder
 * @param keyFor the manifest's `background`
 */
export function classicBackground(entry: string, keyFor: Background): Plugin {
  let settings: { readonly root: string; readonly mode: string; readonly minify: boolean };
  let licenses = '';
  const plugin: Plugin & { renderCrxManifest(manifest: object): object } = {
    name: 'classic-background',
    apply: 'build',
    // Behind crxjs, which would load the script by another.
    enforce: 'post',
    configResolved({ root, mode, build: { minify } }) {
      settings = { root, mode, minify: minify !== false };
    },
    async buildStart() {
      const built = await buildScript(entry, settings);
      for (const file of built.modules) this.addWatchFile(file);
      this.emitFile({ type: 'asset', fileName: SCRIPT, source: built.code });
      licenses = built.licenses;
    },
    renderCrxManifest: (manifest) => ({ ...manifest, background: keyFor(SCRIPT) }),
    generateBundle: {
      order: 'post',
      handler: (_, bundle) => mergeLicenses(bundle, licenses),
    },
  };
  return plugin;
}

async function buildScript(
  entry: string,
  { root, mode, minify }: { readonly root: string; readonly mode: string; readonly minify: boolean },
): Promise<Built> {
  const result = await build({
    configFile: false,
    root,
    mode,
    logLevel: 'warn',
    build: {
      write: false,
      copyPublicDir: false,
      minify,
      modulePreload: false,
      license: { fileName: LICENSES },
      rolldownOptions: {
        input: path.join(root, entry),
        output: { format: 'iife', entryFileNames: SCRIPT },
      },
    },
  });
  if (!('output' in result)) throw new Error('The background was built more than once');
  const [script, ...others] = result.output;
  const license = others.find(({ fileName }) => fileName === LICENSES);
  if (others.some(({ type }) => type === 'chunk')) throw new Error('The background is more than one script');
  return {
    code: script.code,
    modules: script.moduleIds.filter((id) => path.isAbsolute(id)),
    licenses: textOf(license),
  };
}

function textOf(file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): string {
  return file?.type === 'asset' ? String(file.source) : '';
}

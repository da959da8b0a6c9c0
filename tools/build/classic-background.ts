import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin, type ResolvedConfig, type Rolldown } from 'vite';
import { LICENSES, mergeLicenses } from './merge-licenses.ts';
import { polyfillAsModule } from './polyfill-as-module.ts';

/** In the extension's folder. */
const SCRIPT = 'background.js';

/** The part of a manifest that names the background's script. */
type Background = (script: string) => Readonly<Record<string, unknown>>;

interface ScriptSettings
  extends Pick<ResolvedConfig, 'root' | 'mode'>,
    Pick<ResolvedConfig['build'], 'sourcemap'> {
  readonly minify: boolean;
}

interface Built {
  readonly code: string;
  /** undefined: none is wanted */
  readonly map: string | undefined;
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
  let settings: ScriptSettings;
  let licenses = '';
  const plugin: Plugin & { renderCrxManifest(manifest: object): object } = {
    name: 'classic-background',
    apply: 'build',
    // Behind crxjs, which would load the script by another.
    enforce: 'post',
    configResolved({ root, mode, build: { minify, sourcemap } }) {
      settings = { root, mode, minify: minify !== false, sourcemap };
    },
    async buildStart() {
      const built = await buildScript(entry, settings);
      for (const file of built.modules) this.addWatchFile(file);
      this.emitFile({ type: 'asset', fileName: SCRIPT, source: built.code });
      if (built.map) this.emitFile({ type: 'asset', fileName: `${SCRIPT}.map`, source: built.map });
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

async function buildScript(entry: string, { root, mode, minify, sourcemap }: ScriptSettings): Promise<Built> {
  const result = await build({
    configFile: false,
    root,
    mode,
    logLevel: 'warn',
    plugins: [polyfillAsModule()],
    // oauth4webapi asks whether it runs in a browser, which takes Chromium 0.4 ms at each start to say.
    define: { 'navigator.userAgent': JSON.stringify('Mozilla/5.0 ') },
    build: {
      write: false,
      copyPublicDir: false,
      minify,
      sourcemap,
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
  const named = (name: string) => others.find(({ fileName }) => fileName === name);
  if (others.some(({ type }) => type === 'chunk')) throw new Error('The background is more than one script');
  for (const id of script.moduleIds.filter(isOurs)) expectNoUserAgent(id);
  return {
    // Readable as it stands while somebody looks for an error in it.
    code: minify ? inAscii(script.code) : script.code,
    modules: script.moduleIds.filter((id) => path.isAbsolute(id)),
    map: textOf(named(`${SCRIPT}.map`)) || undefined,
    licenses: textOf(named(LICENSES)),
  };
}

/**
 * Escapes all characters beyond ASCII. Chromium reads a script without any in a tenth of the time, and keeps it in half of
 * the memory. They stand in strings and patterns only, where an escape means the same.
 */
function inAscii(code: string): string {
  const [behindBackslash] = /\\[^\0-\x7f]/.exec(code) ?? [];
  if (behindBackslash) throw new Error(`Write ${behindBackslash} in the background without the backslash.`);
  return code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function isOurs(id: string): boolean {
  return path.isAbsolute(id) && !id.includes('node_modules');
}

/** The name that is built in above is that of no browser. */
function expectNoUserAgent(file: string): void {
  if (readFileSync(file, 'utf8').includes('navigator.userAgent')) {
    throw new Error(`${file} asks for navigator.userAgent, which the background's build replaces.`);
  }
}

function textOf(file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): string {
  return file?.type === 'asset' ? String(file.source) : '';
}

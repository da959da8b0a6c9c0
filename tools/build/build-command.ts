import { chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin, type Rolldown, runnerImport } from 'vite';
import packageFile from '../../package.json' with { type: 'json' };
import type { Locale } from '../../src/messages/table.ts';
import { ROOT } from '../project.ts';

/** The package of the command `inventorum`, as `npm run build` writes it. */
export const COMMAND_PACKAGE = path.join(ROOT, 'dist', 'cli');

/** Packages with compiled parts, which no bundle can hold. Without them every command but `sandbox` works. */
const COMPILED = ['libsql', '@napi-rs/image'] as const;

const COMMAND = 'inventorum.cjs';
const SANDBOX = 'sandbox.cjs';
const SANDBOX_TYPES = 'sandbox.d.cts';
const LICENSES = 'THIRD-PARTY-LICENSES.md';

/** Writes `dist/cli`: the command in one file, the sandbox in another, which only its command loads. */
export async function buildCommand(): Promise<void> {
  await rm(COMMAND_PACKAGE, { recursive: true, force: true });
  await mkdir(COMMAND_PACKAGE, { recursive: true });
  const command = await bundle('cli/main.ts', COMMAND, [await messagesIn(['en']), sandboxApart()]);
  const foreign = command.modules.filter((id) => id.includes('node_modules'));
  if (foreign.length > 0) throw new Error(`The command bundles libraries: ${foreign.join(', ')}`);
  const sandbox = await bundle(SANDBOX_ENTRY, SANDBOX, [await messagesIn(['en', 'de']), sandboxEntry()]);
  const files: readonly (readonly [name: string, text: string])[] = [
    [COMMAND, `#!/usr/bin/env node\n${command.code}`],
    [SANDBOX, sandbox.code],
    [LICENSES, sandbox.licenses],
    ['package.json', `${JSON.stringify(packageOf(), null, 2)}\n`],
  ];
  for (const [name, text] of files) await writeFile(path.join(COMMAND_PACKAGE, name), text);
  await copyFile(path.join(ROOT, 'cli/package/sandbox.d.ts'), path.join(COMMAND_PACKAGE, SANDBOX_TYPES));
  await copyFile(path.join(ROOT, 'cli/package/README.md'), path.join(COMMAND_PACKAGE, 'README.md'));
  await copyFile(path.join(ROOT, 'LICENSE'), path.join(COMMAND_PACKAGE, 'LICENSE'));
  await copyFile(path.join(ROOT, 'CHANGELOG.md'), path.join(COMMAND_PACKAGE, 'CHANGELOG.md'));
  // npm packs the modes that it finds, which depend on the umask.
  const names = [...files.map(([name]) => name), SANDBOX_TYPES, 'README.md', 'LICENSE', 'CHANGELOG.md'];
  for (const name of names) await chmod(path.join(COMMAND_PACKAGE, name), name === COMMAND ? 0o755 : 0o644);
}

function packageOf() {
  const { name, version, license, engines, devDependencies } = packageFile;
  return {
    name,
    version,
    description:
      'The command inventorum: which scope a call needs, why it was refused, and a local sandbox of the API',
    license,
    engines,
    bin: { inventorum: COMMAND },
    exports: {
      './sandbox': { types: `./${SANDBOX_TYPES}`, default: `./${SANDBOX}` },
      './package.json': './package.json',
    },
    files: [COMMAND, SANDBOX, SANDBOX_TYPES, 'CHANGELOG.md', LICENSES],
    // Optional: where they do not exist, or are left out, everything but the sandbox works.
    optionalDependencies: Object.fromEntries(COMPILED.map((each) => [each, devDependencies[each]])),
  };
}

interface Built {
  readonly code: string;
  /** absolute paths of all sources */
  readonly modules: readonly string[];
  readonly licenses: string;
}

async function bundle(entry: string, file: string, plugins: readonly Plugin[]): Promise<Built> {
  const result = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [...plugins],
    ssr: { noExternal: true, external: [...COMPILED] },
    build: {
      ssr: true,
      write: false,
      copyPublicDir: false,
      minify: false,
      target: 'node20',
      license: { fileName: LICENSES },
      rolldownOptions: {
        input: entry,
        output: { format: 'cjs', entryFileNames: file },
        // Comments with the sources' paths differ with the folder of node_modules.
        experimental: { attachDebugInfo: 'none' },
      },
    },
  });
  if (!('output' in result)) throw new Error(`${file} was built more than once`);
  const [script, ...others] = result.output;
  if (others.some(({ type }) => type === 'chunk')) throw new Error(`${file} is more than one script`);
  return {
    code: script.code,
    modules: script.moduleIds,
    licenses: textOf(others.find(({ fileName }) => fileName === LICENSES)),
  };
}

function textOf(file: Rolldown.OutputChunk | Rolldown.OutputAsset | undefined): string {
  return file?.type === 'asset' ? String(file.source) : '';
}

/**
 * A bundle holds the languages that it speaks and no notes for translators: the command speaks English only, the
 * sandbox's journal both.
 */
async function messagesIn(locales: readonly Locale[]): Promise<Plugin> {
  const source = path.join(ROOT, 'src/messages/messages.ts');
  const { module } = await runnerImport<typeof import('../../src/messages/messages.ts')>(source);
  const spoken = Object.entries(module.MESSAGES).map(([key, message]) => {
    return [key, Object.fromEntries(locales.map((locale) => [locale, message[locale]]))] as const;
  });
  const text = JSON.stringify(JSON.stringify(Object.fromEntries(spoken)));
  return {
    name: 'messages',
    enforce: 'pre',
    load: (id) => (id === source ? `export const MESSAGES = JSON.parse(${text});` : null),
  };
}

/** The sandbox stays a file of its own. */
function sandboxApart(): Plugin {
  return {
    name: 'sandbox-apart',
    enforce: 'pre',
    resolveId: (id) =>
      id.endsWith('/sandbox/cli/run-sandbox.ts') ? { id: `./${SANDBOX}`, external: true } : null,
  };
}

const SANDBOX_ENTRY = 'sandbox-entry';

/** For the command and for tests of other projects. */
function sandboxEntry(): Plugin {
  return {
    name: 'sandbox-entry',
    enforce: 'pre',
    resolveId: (id) => (id === SANDBOX_ENTRY ? path.join(ROOT, SANDBOX_ENTRY) : null),
    load: (id) =>
      id === path.join(ROOT, SANDBOX_ENTRY)
        ? `export { runSandbox } from './sandbox/cli/run-sandbox.ts';
export { startSandbox } from './sandbox/start-sandbox.ts';`
        : null,
  };
}

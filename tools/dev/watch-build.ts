import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import type { BrowserName } from '../../tests/browsers/browser.ts';
import { type BuiltFiles, type Change, changeBetween } from './change-between.ts';

interface WatchParts {
  readonly browser: BrowserName;
  /** the project's folder, absolute */
  readonly root: string;
  /** target folder, absolute; emptied first */
  readonly folder: string;
  /** event stream for the pages, see serveReloads */
  readonly reloads: string;
  /** Called after each build except the first. The next build waits until it has resolved. */
  readonly onChange: (change: Change) => Promise<void>;
  /** called for problems that a developer must see: a failed build */
  readonly onError: (text: string) => void;
}

/** Stable file names in every build, so that a change of one module changes few files. */
const NAMES = {
  entryFileNames: 'assets/[name].js',
  chunkFileNames: 'assets/[name].js',
  assetFileNames: 'assets/[name][extname]',
} as const;

/** Builds the extension now and after every change of its sources. Resolves when the first build has been written. */
export async function watchBuild(parts: WatchParts): Promise<{ close(): Promise<void> }> {
  const { root, folder, browser } = parts;
  const watcher = await build({
    root,
    configFile: path.join(root, 'vite.config.ts'),
    mode: browser === 'firefox' ? 'firefox' : 'development',
    logLevel: 'silent',
    plugins: [reloading(parts)],
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      watch: {},
      rollupOptions: { output: NAMES },
    },
  });
  if (!('on' in watcher)) throw new Error('vite does not watch');
  let before: BuiltFiles | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const look = async (): Promise<void> => {
    const after = await readBuilt(folder);
    const change = before && changeBetween(before, after);
    before = after;
    if (change && change.reload.length > 0) await parts.onChange(change);
  };
  await new Promise<void>((resolve, reject) => {
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') {
        parts.onError(event.error.message);
        if (before === null) reject(event.error);
      }
      if (event.code === 'END') {
        turn = turn.then(look).then(resolve, (error: Error) => parts.onError(error.message));
      }
    });
  });
  return {
    close: async () => {
      await watcher.close();
      await turn;
    },
  };
}

/** Adds a script to each page that reloads it on request, and watches the files that the build only copies. */
function reloading({ reloads, root }: WatchParts): Plugin {
  const source = `new EventSource(${JSON.stringify(reloads)}).onmessage = ({ data }) => {
  if (JSON.parse(data).includes(location.pathname.slice(1))) location.reload();
};
`;
  return {
    name: 'reload-pages',
    async buildStart() {
      const copied = await readdir(path.join(root, 'public'), { recursive: true, withFileTypes: true });
      for (const file of copied) if (file.isFile()) this.addWatchFile(path.join(file.parentPath, file.name));
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'reload-pages.js', source });
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [{ tag: 'script', attrs: { src: '/reload-pages.js' }, injectTo: 'head' }],
    },
  };
}

async function readBuilt(folder: string): Promise<BuiltFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((file) => path.join(file.parentPath, file.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => {
        const name = path.relative(folder, file).split(path.sep).join('/');
        return [name, await readFile(file, 'latin1')] as const;
      }),
    ),
  );
}

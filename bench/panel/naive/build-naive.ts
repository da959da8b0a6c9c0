import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { OUT, ROOT } from '../../../tools/project.ts';

/** Builds the extension with a list that renders every row, otherwise as shipped. Returns its folder. */
export async function buildNaive(): Promise<string> {
  const outDir = path.join(OUT, 'bench-naive');
  const configFile = path.join(ROOT, 'vite.config.ts');
  await build({ configFile, mode: 'production', logLevel: 'warn', plugins: [everyRow()], build: { outDir } });
  return outDir;
}

function everyRow(): Plugin {
  let replaced = false;
  return {
    name: 'every-row',
    enforce: 'pre',
    resolveId: (source) => {
      if (!source.endsWith('/use-virtual-rows.ts')) return null;
      replaced = true;
      return fileURLToPath(new URL('./use-virtual-rows.ts', import.meta.url));
    },
    buildEnd: () => {
      if (!replaced) throw new Error('The panel no longer imports use-virtual-rows.ts: nothing was replaced');
    },
  };
}

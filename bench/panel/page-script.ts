import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The text of page/main.ts with all it imports, for a document that has not begun yet. */
export async function pageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('./page/main.ts', import.meta.url)),
        formats: ['iife'],
        name: 'benchScript',
      },
    },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  const chunk = outputs.find((one) => one.type === 'chunk');
  if (!chunk) throw new Error('page/main.ts was built to nothing');
  return chunk.code;
}

import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** The bundled text of page/main.ts, to be run at the start of a document. */
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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classicBackground } from '../../tools/build/classic-background.ts';
import { LICENSES } from '../../tools/build/merge-licenses.ts';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'background-map-'));
  await writeFile(path.join(root, 'background.ts'), 'const heard: string = "asked";\nconsole.log(heard);\n');
  await writeFile(path.join(root, 'page.ts'), 'console.log("page");\n');
});

afterAll(() => rm(root, { recursive: true }));

// docs/troubleshooting.md looks up a location of the background in its map.
test.each([
  { sourcemap: true, files: ['background.js', 'background.js.map'] },
  { sourcemap: false, files: ['background.js'] },
])(
  'a build has a map of the background only if maps are wanted: $sourcemap',
  async ({ sourcemap, files }) => {
    const built = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [classicBackground('background.ts', (script) => ({ service_worker: script }))],
      build: {
        write: false,
        sourcemap,
        license: { fileName: LICENSES },
        rolldownOptions: { input: path.join(root, 'page.ts') },
      },
    });
    if (!('output' in built)) throw new Error('It was built more than once');
    const written = built.output.filter(({ fileName }) => fileName.startsWith('background'));
    expect(written.map(({ fileName }) => fileName).sort()).toEqual(files);
    const map = written.find(({ fileName }) => fileName.endsWith('.map'));
    if (map) expect(String('source' in map && map.source)).toContain('const heard: string');
  },
);

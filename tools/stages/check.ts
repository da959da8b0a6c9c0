import { extensionFolder, nodeModule } from '../project.ts';
import { runScript } from '../run-program.ts';
import { lintManifest } from './lint-manifest.ts';
import { addResults, oneFailure, onePass, type StageResult } from './stage.ts';

/** Programs that analyse the code without running it; each is one pass or failure. */
const CHECKS: readonly { readonly what: string; readonly command: readonly [string, ...string[]] }[] = [
  { what: 'types of the extension', command: [nodeModule('typescript', 'bin', 'tsc'), '-p', '.'] },
  { what: 'types of everything', command: [nodeModule('typescript', 'bin', 'tsc'), '-p', 'tests'] },
  { what: 'format and lint', command: [nodeModule('@biomejs', 'biome', 'bin', 'biome'), 'check'] },
  { what: 'unused code', command: [nodeModule('knip', 'bin', 'knip.js'), '--no-progress'] },
];

/** Types, lint, unused code, and Mozilla's own check of the built extension. */
export async function check(): Promise<StageResult> {
  const results: StageResult[] = [];
  // One after the other: each of these programs uses all cores.
  for (const { what, command } of CHECKS) {
    const [script, ...args] = command;
    const { code, output } = await runScript(script, args);
    results.push(code === 0 ? onePass() : oneFailure(`${what}:\n${output}`));
  }
  results.push(await lintManifest(extensionFolder('firefox')));
  return addResults(results);
}

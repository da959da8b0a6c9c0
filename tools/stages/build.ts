import type { BrowserName } from '../../tests/browsers/browser.ts';
import { buildCommand } from '../build/build-command.ts';
import { BROWSERS, nodeModule } from '../project.ts';
import { runScript } from '../run-program.ts';
import { addResults, oneFailure, onePass, type StageResult } from './stage.ts';

/** Builds dist/chrome, dist/firefox and dist/cli: one pass or failure each. */
export async function build(): Promise<StageResult> {
  const command = buildCommand().then(onePass, (error: unknown) =>
    oneFailure(`The build of the command failed:\n${error}`),
  );
  return addResults(await Promise.all([...BROWSERS.map(buildFor), command]));
}

async function buildFor(name: BrowserName): Promise<StageResult> {
  const mode = name === 'firefox' ? ['--mode', 'firefox'] : [];
  const vite = nodeModule('vite', 'bin', 'vite.js');
  // Vite would build for the NODE_ENV of this machine.
  const env = { NODE_ENV: 'production' };
  const { code, output } = await runScript(vite, ['build', '--logLevel', 'warn', ...mode], { env });
  return code === 0 ? onePass() : oneFailure(`The build for ${name} failed:\n${output}`);
}

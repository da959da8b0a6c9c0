import * as v from 'valibot';
import { nodeModule } from '../project.ts';
import { runScript } from '../run-program.ts';
import { oneFailure, onePass, type StageResult } from './stage.ts';

/** preact assigns `innerHTML` if a component asks for it; none of ours does. */
const KNOWN_WARNING = 'UNSAFE_VAR_ASSIGNMENT';

const Message = v.object({
  code: v.string(),
  message: v.string(),
  file: v.optional(v.string(), 'manifest.json'),
});
const Report = v.object({ errors: v.array(Message), warnings: v.array(Message) });

/** Mozilla's linter must find no errors, and only the known warning. */
export async function lintManifest(folder: string): Promise<StageResult> {
  const webExt = nodeModule('web-ext', 'bin', 'web-ext.js');
  const args = ['lint', '--source-dir', folder, '--output', 'json', '--no-config-discovery'];
  const { stdout, output } = await runScript(webExt, args);
  const report = v.safeParse(v.pipe(v.string(), v.parseJson(), Report), stdout);
  if (!report.success) return oneFailure(`web-ext lint gave no report:\n${output}`);
  const { errors, warnings } = report.output;
  const unknown = [...errors, ...warnings.filter(({ code }) => code !== KNOWN_WARNING)];
  const lines = unknown.map(({ code, message, file }) => `${file}: ${code}: ${message}`);
  return lines.length === 0 ? onePass() : oneFailure(`web-ext lint:\n${lines.join('\n')}`);
}

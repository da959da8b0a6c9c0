import path from 'node:path';
import { commandLine } from '../cli/command-line.ts';
import { COMMAND_PACKAGE } from './build/build-command.ts';
import { BROWSERS, extensionFolder, ROOT } from './project.ts';
import { build } from './stages/build.ts';

commandLine({
  usage:
    'Usage: npm run build\n\nWrites the extension into dist/chrome and dist/firefox, and the package of the command inventorum into dist/cli.',
  options: {},
});
const { failed, output } = await build();
if (output !== '') console.log(output);
if (failed === 0) {
  for (const folder of [...BROWSERS.map(extensionFolder), COMMAND_PACKAGE])
    console.log(`Wrote ${path.relative(ROOT, folder)}`);
  console.log('How to load them: README.md, "Load it by hand".');
}
process.exitCode = failed === 0 ? 0 : 1;

import path from 'node:path';
import { commandLine } from './command-line.ts';
import { BROWSERS, extensionFolder, ROOT } from './project.ts';
import { build } from './stages/build.ts';

commandLine({
  usage: 'Usage: npm run build\n\nWrites the extension into dist/chrome and dist/firefox.',
  options: {},
});
const { failed, output } = await build();
if (output !== '') console.log(output);
if (failed === 0) {
  for (const name of BROWSERS) console.log(`Wrote ${path.relative(ROOT, extensionFolder(name))}`);
  console.log('How to load them: README.md, "Load it by hand".');
}
process.exitCode = failed === 0 ? 0 : 1;

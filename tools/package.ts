import path from 'node:path';
import { commandLine } from '../cli/command-line.ts';
import { readCommit } from './package/read-commit.ts';
import { sizesBeside } from './package/sizes-beside.ts';
import { writePackages } from './package/write-packages.ts';
import { OUT, ROOT } from './project.ts';
import { runCommand } from './run-command.ts';
import { runProgram } from './run-program.ts';

const { values } = commandLine({
  usage: `
Usage: npm run package -- [options]

Builds a commit in an empty folder and writes out/packages: a zip for each browser, the source, the npm package of the
command, the licences of what ships, a bill of materials (CycloneDX) and SHA256SUMS. The same commit gives the same bytes on every machine.

  --commit COMMIT   default: HEAD
  --files           also prints the size of every shipped file
`,
  options: { commit: { type: 'string', default: 'HEAD' }, files: { type: 'boolean', default: false } },
});
await runCommand(main);

async function main(): Promise<0> {
  const commit = await readCommit(values.commit);
  const { stdout } = await runProgram('git', ['status', '--porcelain']);
  if (values.commit === 'HEAD' && stdout !== '')
    console.error('Uncommitted changes are not in the packages.');
  const folder = path.join(OUT, 'packages');
  const packages = await writePackages(commit, folder);
  console.log(`Commit ${commit.id} as ${path.relative(ROOT, folder)}:`);
  for (const { name, sha256 } of packages) console.log(`${sha256}  ${name}`);
  console.log(await sizesBeside(packages, { files: values.files }));
  return 0;
}

import path from 'node:path';
import { commandLine } from '../cli/command-line.ts';
import { runCommand } from './run-command.ts';
import { readDelivered } from './verify/delivered.ts';
import { buildLikeReviewers, verifyDelivered } from './verify/verify-delivered.ts';

const USAGE = `
Usage: npm run verify -- PATH [--source ZIP]

Builds a version from its source in an empty folder (npm ci, npm run build), and compares what a store delivered or a
browser installed with it, byte for byte. docs/verify.md tells where the parts come from.

  PATH           a .zip, .crx or .xpi, the folder of an extension, or a profile of Chromium or Firefox
  --source ZIP   default: inventorum-api-companion-VERSION-source.zip beside PATH, or in out/packages
`;

const { values, positionals } = commandLine({
  usage: USAGE,
  options: { source: { type: 'string' } },
  words: 'any',
});
await runCommand(main);

async function main(): Promise<0 | 1> {
  const [from, ...more] = positionals;
  if (from === undefined || more.length > 0) throw new Error(`Name one path.\n${USAGE}`);
  const source = values.source === undefined ? undefined : path.resolve(values.source);
  let code: 0 | 1 = 0;
  for (const delivered of await readDelivered(path.resolve(from))) {
    console.error(`Building version ${delivered.version} from its source (npm ci, npm run build) …`);
    const { isSame, text } = await verifyDelivered(delivered, source, buildLikeReviewers);
    console.log(text);
    if (!isSame) code = 1;
  }
  return code;
}

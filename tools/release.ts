import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandLine } from '../cli/command-line.ts';
import { name, version as packageVersion } from '../package.json' with { type: 'json' };
import { readCommit } from './package/read-commit.ts';
import { writePackages } from './package/write-packages.ts';
import { OUT, ROOT } from './project.ts';
import { REFUSALS, serveDoubles } from './release/doubles/serve-doubles.ts';
import { withoutKey } from './release/first-upload.ts';
import { maskSecrets } from './release/mask-secrets.ts';
import { packagesIn } from './release/packages-in.ts';
import { expectSumsInTag, planRelease, type ReleasePlan, tagMessage } from './release/release-plan.ts';
import { releaseToStores, type StoreResult } from './release/release-to-stores.ts';
import { ADDRESSES, STORES, type StoreName, type StoreTask, VARIABLES } from './release/store.ts';
import { readUploadRecord } from './release/upload-record.ts';
import { runCommand } from './run-command.ts';
import { runProgram } from './run-program.ts';

const USAGE = `
Usage: npm run release -- --dry-run [options]

Takes version and notes from CHANGELOG.md, makes the packages and the message of the tag in out/, and uploads to the Chrome
Web Store, addons.mozilla.org, the store of Edge and the npm registry. docs/release.md tells each step.

  --dry-run             against doubles of the four services on this machine; no other machine is reached.
                        Without it, it uploads, and only in CI, on the tag, with the variables of the environment
  --only STORES         some of ${STORES.join(',')} (all)
  --packages FOLDER     takes these packages instead of making them
  --refuse STORE=CASE   in a dry run: how a double says no, e.g. chrome="key expired"; may be repeated
`;

const { values } = commandLine({
  usage: USAGE,
  options: {
    'dry-run': { type: 'boolean', default: false },
    only: { type: 'string', default: STORES.join(',') },
    packages: { type: 'string' },
    refuse: { type: 'string', multiple: true, default: [] },
  },
});
const isRehearsal = values['dry-run'];
const folder = path.join(OUT, 'release');
await runCommand(main);

async function main(): Promise<0 | 1> {
  const stores = chosenStores();
  await mkdir(folder, { recursive: true });
  if (!isRehearsal) expectCi(stores);
  const changes = await readFile(path.join(ROOT, 'CHANGELOG.md'), 'utf8');
  const plan = planRelease(changes, packageVersion, { isRehearsal });
  console.log(`Version ${plan.version}${plan.date === null ? ', of what is under "Unreleased"' : ''}`);
  const packages = await packagesIn(await packagesFolder(), name, plan.version);
  const message = tagMessage(plan, packages.sums);
  if (isRehearsal) await writeByHand({ plan, packages }, message);
  else expectSumsInTag(await messageOfTag(plan), packages.sums);
  const results = await (isRehearsal ? rehearse : upload)(stores, { plan, packages });
  return results.every(({ isDone }) => isDone) ? 0 : 1;
}

function chosenStores(): readonly StoreName[] {
  const named = values.only.split(',');
  const stray = named.find((each) => !STORES.some((store) => store === each));
  if (stray !== undefined) throw new Error(`Of "--only", "${stray}" is none of ${STORES.join(', ')}.`);
  return STORES.filter((store) => named.includes(store));
}

/** A person's machine uploads nothing: nobody else has approved it, and its environment is unknown. */
function expectCi(stores: readonly StoreName[]): void {
  const { env } = process;
  const tag = `refs/tags/v${packageVersion}`;
  if (env['CI'] !== 'true' || env['GITHUB_REF'] !== tag)
    throw new Error(
      `Only the workflow "Release" uploads, on the tag v${packageVersion}: try it with --dry-run, then push the tag (docs/release.md).`,
    );
  const missing = stores.flatMap((store) => VARIABLES[store]).filter((variable) => !env[variable]);
  if (missing.length > 0)
    throw new Error(
      `The environment lacks ${missing.join(', ')}: set them as docs/release.md says, and run the job again.`,
    );
}

async function packagesFolder(): Promise<string> {
  if (values.packages !== undefined) return path.resolve(values.packages);
  const packages = path.join(OUT, 'packages');
  const { id } = await readCommit('HEAD');
  console.log(`Making the packages of ${id.slice(0, 7)} …`);
  await writePackages(await readCommit(id), packages);
  return packages;
}

/** For a person: the message of the tag, the notes, and the package for a first upload by hand. */
async function writeByHand(
  { plan: { version, notes }, packages: { chrome } }: Work,
  message: string,
): Promise<void> {
  await writeFile(path.join(folder, 'tag.txt'), message);
  await writeFile(path.join(folder, 'notes.md'), `${notes}\n`);
  await writeFile(path.join(folder, 'first-upload.zip'), withoutKey(chrome.bytes));
  const file = path.relative(ROOT, path.join(folder, 'tag.txt'));
  console.log(`The tag would be: git tag --sign --cleanup=verbatim --file ${file} v${version}`);
}

async function messageOfTag({ version }: ReleasePlan): Promise<string> {
  const tag = `refs/tags/v${version}`;
  const { stdout } = await runProgram('git', ['for-each-ref', '--format=%(contents)', tag]);
  return stdout;
}

type Work = Pick<StoreTask, 'plan' | 'packages'>;

async function rehearse(stores: readonly StoreName[], work: Work): Promise<readonly StoreResult[]> {
  const cut: string = new URL('./release/loopback-only.mjs', import.meta.url).href;
  await import(cut);
  process.env['NODE_OPTIONS'] = `${process.env['NODE_OPTIONS'] ?? ''} --import=${cut}`;
  const doubles = await serveDoubles(work.plan.version, refusals());
  // The record is of this rehearsal only: the doubles do not know earlier ones.
  const kept = await mkdtemp(path.join(tmpdir(), 'rehearsal-'));
  try {
    const record = await readUploadRecord(kept);
    const { settings, addresses } = doubles;
    const results = await releaseToStores(stores, (store) => {
      return { ...work, settings, address: addresses[store], record, kept, pause: 20, isRehearsal };
    });
    print(results, Object.values(settings));
    return results;
  } finally {
    await doubles.close();
    await rm(kept, { recursive: true });
  }
}

async function upload(stores: readonly StoreName[], work: Work): Promise<readonly StoreResult[]> {
  const record = await readUploadRecord(folder);
  const variables = stores.flatMap((store) => VARIABLES[store]);
  const settings = Object.fromEntries(variables.map((each) => [each, process.env[each] ?? '']));
  const results = await releaseToStores(stores, (store) => {
    return { ...work, settings, address: ADDRESSES[store], record, kept: folder, pause: 5000, isRehearsal };
  });
  print(results, Object.values(settings));
  return results;
}

function print(results: readonly StoreResult[], secrets: readonly string[]): void {
  const masked = maskSecrets(secrets);
  for (const { isDone, text } of results) console.log(masked(`${isDone ? '✓' : '✗'} ${text}`));
}

function refusals(): Readonly<Partial<Record<StoreName, string>>> {
  const wanted = values.refuse.map((each) => each.split('=', 2));
  for (const [store, refusal = ''] of wanted) {
    const known = STORES.find((each) => each === store);
    if (known === undefined) throw new Error(`Of "--refuse", "${store}" is none of ${STORES.join(', ')}.`);
    if (!REFUSALS[known].includes(refusal))
      throw new Error(`${known} says no by one of: ${REFUSALS[known].join(', ')}.`);
  }
  return Object.fromEntries(wanted);
}

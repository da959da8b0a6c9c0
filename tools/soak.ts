import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { commandLine } from '../cli/command-line.ts';
import { provideBrowser } from './browsers/provide-browser.ts';
import { differencesInEmptyRoot } from './package/build-in-empty-root.ts';
import { packageOnNode } from './package/package-on-node.ts';
import { readCommit } from './package/read-commit.ts';
import { writePackages } from './package/write-packages.ts';
import { BROWSERS, extensionFolder, OUT, ROOT } from './project.ts';
import { runProgram } from './run-program.ts';
import { build } from './stages/build.ts';
import { e2e } from './stages/e2e.ts';
import { runExamples } from './stages/run-examples.ts';
import { shells } from './stages/shells.ts';
import { vitest } from './stages/vitest.ts';
import { differencesWhenInstalled } from './verify/differences-when-installed.ts';
import { wrongVerdicts } from './verify/wrong-verdicts.ts';

/**
 * `npm run test:soak [-- --only NAMES --crash N --kills N --shells N --pastes N --downgrades N --rounds N --seed S]`: the long runs, started by hand, all of them or some. `npm test` runs at most a tenth of them, but most of
 * `whole` (every end-to-end suite in each browser, in both themes). The results are appended to docs/soak.md, with
 * date, commit and seed.
 */
const { values } = commandLine({
  usage: `
Usage: npm run test:soak -- [options]

The long runs; each adds its result to docs/soak.md.

  --only NAMES   some of crash,sandbox,shells,pastes,packages,reviewers,verify,downgrades,examples,whole,chrome,firefox (all)
  --crash N      random crash runs (100000)
  --kills N      kills of the sandbox (100)
  --shells N     requests pasted into every shell (2000)
  --pastes N     hostile texts pasted (10000)
  --downgrades N random downgrades to the oldest kept release, and upgrades, in each browser (20)
  --rounds N     rounds of the suites that end a background or a browser (10)
  --seed S       of crash runs and shells (the clock)
`,
  options: {
    only: {
      type: 'string',
      default:
        'crash,sandbox,shells,pastes,packages,reviewers,verify,downgrades,examples,whole,chrome,firefox',
    },
    crash: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '100' },
    shells: { type: 'string', default: '2000' },
    pastes: { type: 'string', default: '10000' },
    downgrades: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

/** The oldest that must work, and the newer ones that are supported by their makers. */
const NODES = ['20', '22', '24'] as const;

const pieces: Readonly<Record<string, () => Promise<string>>> = {
  crash: soakCrashRuns,
  sandbox: soakSandbox,
  shells: soakShells,
  pastes: soakPastes,
  packages: soakPackages,
  reviewers: soakReviewers,
  verify: soakVerify,
  downgrades: soakDowngrades,
  examples: soakExamples,
  whole: soakWhole,
  ...Object.fromEntries(BROWSERS.map((name) => [name, () => soakBrowser(name)])),
};

const date = new Date().toISOString().slice(0, 10);
const commit = (await runProgram('git', ['rev-parse', '--short', 'HEAD'])).stdout.trim();
for (const name of values.only.split(',')) {
  const piece = pieces[name];
  if (!piece) throw new Error(`Of "--only", "${name}" is none of ${Object.keys(pieces).join(', ')}.`);
  const line = `${date}, ${commit}, ${await piece()}`;
  console.log(line);
  await appendFile(path.join(ROOT, 'docs', 'soak.md'), `- ${line}\n`);
}

async function soakCrashRuns(): Promise<string> {
  const { crash, seed } = values;
  const every = await vitest({
    projects: ['crash'],
    name: 'soak-crash',
    filters: ['every-call', 'defects'],
    env: { CRASH_WHOLE: '1' },
  });
  if (every.failed > 0) return every.output;
  const script = ['run', '--silent', 'test:crash', '--', '--runs', crash, '--seed', seed];
  const { stdout } = await runProgram('npm', script);
  return `crash runs, seed ${seed}: ${stdout.trim().split('\n').at(-1)}`;
}

async function soakSandbox(): Promise<string> {
  const { failed, output } = await vitest({
    projects: ['sandbox'],
    name: 'soak-sandbox',
    filters: ['kill.test'],
    env: { SANDBOX_KILLS: values.kills },
  });
  const built = await build();
  if (built.failed > 0) return built.output;
  const seen: string[] = [];
  for (const name of BROWSERS) {
    const result = await e2e(name, { projects: ['e2e-soak'], filters: ['rebinding'] });
    seen.push(`${name} ${result.failed === 0 ? `${result.passed} passed` : result.output}`);
  }
  return `sandbox killed ${values.kills} times: ${failed === 0 ? 'nothing half-rotated' : output}; a page that is bound anew to its control port: ${seen.join('; ')}`;
}

async function soakShells(): Promise<string> {
  const [amount, seed] = [Number(values.shells), Number(values.seed)];
  const { passed, failed, output } = await shells({ amount, seed, everywhere: true });
  const said = failed === 0 ? 'nothing of them ran, the server got the same bytes' : output;
  return `${amount} requests pasted into every shell, seed ${seed}: ${passed} passed, ${failed} failed: ${said}`;
}

async function soakPastes(): Promise<string> {
  const { pastes, seed } = values;
  const { failed, output } = await vitest({
    projects: ['unit', 'components'],
    name: 'soak-pastes',
    filters: ['hostile-pastes'],
    env: { PASTES: pastes, TEST_SEED: seed },
  });
  const built = await build();
  if (built.failed > 0) return built.output;
  const seen: string[] = [];
  for (const name of BROWSERS) {
    const result = await e2e(name, { projects: ['e2e-soak'], filters: ['pastes'], env: { TEST_SEED: seed } });
    seen.push(`${name} ${result.failed === 0 ? `${result.passed} passed` : result.output}`);
  }
  return `${pastes} hostile pastes read, and pasted into the form, seed ${seed}: ${failed === 0 ? 'all read, the form says one thing and stays usable' : output}; ten in each real form, and the browsers' own questions: ${seen.join('; ')}`;
}

async function soakPackages(): Promise<string> {
  const built = await build();
  if (built.failed > 0) return built.output;
  const different = await differencesWhenInstalled(await provideBrowser('chrome'), extensionFolder('chrome'));
  const installed = different.length === 0 ? 'installed by Chromium unchanged' : different.join('; ');
  const sums = new Set<string>();
  for (const major of NODES) sums.add(await packageOnNode(major, commit));
  const said = sums.size === 1 ? 'the same bytes' : `DIFFERENT BYTES:\n${[...sums].join('\n')}`;
  return `packages in a fresh clone on Node ${NODES.join(', ')}: ${said}; ${installed}`;
}

/** Needs debootstrap, as root. */
async function soakReviewers(): Promise<string> {
  const packages = await writePackages(await readCommit(commit), path.join(OUT, 'packages'));
  const different = await differencesInEmptyRoot(packages);
  const said = different.length === 0 ? 'the same bytes' : different.join('; ');
  return `the source built in an empty Debian, by another user, without git: ${said}`;
}

async function soakVerify(): Promise<string> {
  const packages = await writePackages(await readCommit(commit), path.join(OUT, 'packages'));
  const wrong = await wrongVerdicts(packages);
  return `verify by the whole command: ${wrong.length === 0 ? 'every verdict is right' : wrong.join('; ')}`;
}

async function soakDowngrades(): Promise<string> {
  const built = await build();
  if (built.failed > 0) return built.output;
  const { downgrades, seed } = values;
  const env = { DOWNGRADES: downgrades, TEST_SEED: seed };
  const counts: string[] = [];
  for (const name of BROWSERS) {
    const { failed, output } = await e2e(name, { projects: ['e2e-soak'], filters: ['downgrades'], env });
    counts.push(`${name} ${failed === 0 ? 'no token lost' : output}`);
  }
  return `${downgrades} random downgrades and upgrades, seed ${seed}: ${counts.join('; ')}`;
}

async function soakExamples(): Promise<string> {
  const built = await build();
  if (built.failed > 0) return built.output;
  const [jest, playwright] = await runExamples();
  return `examples of the library: jest ${jest?.said}, Playwright ${playwright?.said}`;
}

async function soakWhole(): Promise<string> {
  const built = await build();
  if (built.failed > 0) return built.output;
  const counts: string[] = [];
  for (const name of BROWSERS) {
    const { passed, failed } = await e2e(name, { env: { E2E_WHOLE: '1' } });
    counts.push(`${name} ${passed} passed, ${failed} failed`);
  }
  return `every end-to-end suite in both themes: ${counts.join('; ')}`;
}

async function soakBrowser(name: (typeof BROWSERS)[number]): Promise<string> {
  const built = await build();
  if (built.failed > 0) return built.output;
  let [passed, failed] = [0, 0];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const found = await e2e(name, {
      filters: ['kills', 'worker-life', 'disasters'],
      env: { E2E_WHOLE: '1' },
    });
    passed += found.passed;
    failed += found.failed;
  }
  return `${values.rounds} rounds in ${name}: ${passed} passed, ${failed} failed`;
}

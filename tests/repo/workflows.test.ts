import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { STORES, VARIABLES } from '../../tools/release/store.ts';
import { ROOT, readSources } from './source-files.ts';

const Permissions = v.record(v.string(), v.picklist(['read', 'write']));

const Step = v.strictObject({
  name: v.optional(v.string()),
  id: v.optional(v.string()),
  if: v.optional(v.string()),
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  with: v.optional(v.record(v.string(), v.string())),
  env: v.optional(v.record(v.string(), v.string())),
  'continue-on-error': v.optional(v.literal('true')),
});

const Job = v.strictObject({
  name: v.string(),
  needs: v.optional(v.string()),
  'runs-on': v.string(),
  'timeout-minutes': v.pipe(v.string(), v.digits()),
  environment: v.optional(v.string()),
  permissions: Permissions,
  strategy: v.optional(v.looseObject({})),
  container: v.optional(v.strictObject({ image: v.string() })),
  steps: v.array(Step),
});

/** The keys that our workflows may use, so that a misspelt one is noticed. */
const Workflow = v.strictObject({
  name: v.string(),
  on: v.looseObject({}),
  permissions: v.strictObject({}),
  concurrency: v.optional(v.looseObject({})),
  jobs: v.record(v.string(), Job),
});

type Job = v.InferOutput<typeof Job>;

/** Jobs that may do more than read the source, and what for; the others may not. */
const MORE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'release.yml packages': { 'id-token': 'write', attestations: 'write' },
  'release.yml stores': { 'id-token': 'write', attestations: 'read' },
  'release.yml npm': { 'id-token': 'write', attestations: 'read' },
};

/** Each action by its commit, as the tag of its repository names it; checked when it was written here. */
const ACTIONS: Readonly<Record<string, string>> = {
  'actions/attest@1e69f48acb82d1966a394da916b4c1698aa569d6': 'v4.2.2',
  'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1': 'v7.0.1',
  'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c': 'v8.0.1',
  'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020': 'v7.0.0',
  'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f': 'v7.0.0',
  'google-github-actions/auth@7c6bc770dae815cd3e89ee6cdf493a5fab2cc093': 'v3.0.0',
};

const WORKFLOWS = readSources(['.github/workflows'], ['.yml']).map(({ file, text }) => {
  return {
    file: path.basename(file),
    text,
    workflow: v.parse(Workflow, load(text, { schema: FAILSAFE_SCHEMA })),
  };
});

const JOBS = WORKFLOWS.flatMap(({ file, workflow }) =>
  Object.entries(workflow.jobs).map(([name, job]) => [`${file} ${name}`, job] as const),
);

function jobNamed(name: string): Job {
  const [, job] = JOBS.find(([each]) => each === name) ?? [];
  if (job === undefined) throw new Error(`There is no ${name}`);
  return job;
}

/** The index of the step that runs this text, or uses an action whose name begins with it. */
function stepOf({ steps }: Job, wanted: string): number {
  return steps.findIndex(({ run = '', uses = '' }) => run.includes(wanted) || uses.startsWith(wanted));
}

describe('workflows', () => {
  test('are three, and can be read', () => {
    expect(WORKFLOWS.map(({ file }) => file).sort()).toEqual(['release.yml', 'test.yml', 'weekly.yml']);
  });

  test('take each action by its commit, never by a tag, which its owner may move', () => {
    const used = WORKFLOWS.flatMap(({ text }) => [...text.matchAll(/uses: (\S+)(.*)/g)]);
    const named = used.map(([, action = '', comment = '']) => [action, comment.replace(' # ', '')]);
    expect(used.length).toBeGreaterThan(8);
    expect(named.filter(([action = '', version]) => ACTIONS[action] !== version)).toEqual([]);
    const unused = Object.keys(ACTIONS).filter((action) => !named.some(([each]) => each === action));
    expect(unused).toEqual([]);
  });

  test.each(JOBS)('%s may do what it needs, and no more', (name, { permissions }) => {
    expect(permissions).toEqual({ contents: 'read', ...MORE[name] });
  });

  test.each(JOBS)(
    '%s leaves no credentials in its folder, and puts nothing foreign into a shell',
    (_name, job) => {
      const checkouts = job.steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));
      expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(
        checkouts.map(() => 'false'),
      );
      const scripts = job.steps.map(({ run = '' }) => run);
      expect(scripts.filter((run) => /\$\{\{(?! matrix\.\w+ \}\})/.test(run))).toEqual([]);
    },
  );

  test('name no secret outside of the reviewed environments', () => {
    const withSecrets = JOBS.filter(([, job]) => JSON.stringify(job).includes('secrets.'));
    expect(withSecrets.map(([name, { environment }]) => [name, environment])).toEqual([
      ['release.yml stores', 'stores'],
    ]);
  });
});

describe('the workflow of a release', () => {
  const uploads = ['stores', 'npm'].map((name) => [name, jobNamed(`release.yml ${name}`)] as const);

  test.each(uploads)('%s uploads only after packages, a review, and checked attestations', (name, job) => {
    expect([job.needs, job.environment]).toEqual(['packages', name]);
    const order = [
      'actions/download-artifact@',
      '.github/verify-attestations.sh',
      'npm run release -- --only',
    ];
    const places = order.map((each) => stepOf(job, each));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(job.steps.every((step) => step['continue-on-error'] === undefined)).toBe(true);
  });

  test('tries the release and attests the packages before they are handed on', () => {
    const job = jobNamed('release.yml packages');
    const order = [
      'npm run package',
      'npm run release -- --dry-run',
      'actions/attest@',
      'actions/upload-artifact@',
    ];
    const places = order.map((each) => stepOf(job, each));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(job.environment).toBeUndefined();
  });

  test('goes to each store, with every variable that the command asks for', () => {
    const { strategy, steps } = jobNamed('release.yml stores');
    const stores = v.parse(v.object({ matrix: v.object({ store: v.array(v.string()) }) }), strategy).matrix
      .store;
    expect([...stores, 'npm'].sort()).toEqual([...STORES].sort());
    const given = Object.keys(steps.find(({ run = '' }) => run.includes('--only'))?.env ?? {});
    expect(given.sort()).toEqual([...VARIABLES.chrome, ...VARIABLES.mozilla, ...VARIABLES.edge].sort());
  });

  test('checks attestations by a script that is there and may be run', () => {
    const script = path.join(ROOT, '.github/verify-attestations.sh');
    expect(existsSync(script) && statSync(script).mode & 0o111).toBeTruthy();
    const text = readFileSync(script, 'utf8');
    for (const part of [
      'set -euo pipefail',
      'sha256sum --check',
      'gh attestation verify',
      '--signer-workflow',
    ])
      expect(text).toContain(part);
  });
});

test.each([
  ['a misspelt word', 'jobs: { a: { name: a, runs-on: x, timeout-minutes: 1, permission: {}, steps: [] } }'],
  [
    'a job without its own permissions',
    'jobs: { a: { name: a, runs-on: x, timeout-minutes: 1, steps: [] } }',
  ],
  [
    'all permissions',
    'jobs: { a: { name: a, runs-on: x, timeout-minutes: 1, permissions: write-all, steps: [] } }',
  ],
])('%s is found', (_what, jobs) => {
  const text = `name: A\non: { push: {} }\npermissions: {}\n${jobs}\n`;
  expect(v.safeParse(Workflow, load(text, { schema: FAILSAFE_SCHEMA })).success).toBe(false);
});

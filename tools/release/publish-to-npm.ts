import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { name } from '../../package.json' with { type: 'json' };
import { runProgram } from '../run-program.ts';
import type { StoreTask, Upload } from './store.ts';
import { ask, refuseUnlessOk, StoreRefusal, shortened } from './store-answer.ts';

const Packument = v.object({ versions: v.optional(v.record(v.string(), v.unknown()), {}) });

const ADVICE = {
  expired:
    'The npm registry refuses this workflow: name it as trusted publisher in the settings of the package, with this repository and environment.',
  missing:
    'The npm registry has no such package: publish the first version by hand, and name this workflow as its trusted publisher.',
  quota: 'The npm registry accepts no more calls for now: run the release again later',
} as const;

/** By npm itself, which exchanges the identity of the workflow for a token, and lets its provenance be signed. */
export const publishToNpm: Upload = async (task) => {
  const { plan, packages, address, isRehearsal } = task;
  const answer = await ask(`${address}/${name}`, { headers: { accept: 'application/json' } });
  refuseUnlessOk(answer, 'The npm registry', ADVICE);
  if (plan.version in v.parse(Packument, answer.body).versions)
    return `The npm registry has ${plan.version} already.`;
  const { code, output } = await publish(packages.npm.file, task);
  if (code !== 0) throw new StoreRefusal(reasonOf(output));
  const how = isRehearsal ? 'without provenance, which only a workflow can have' : 'with provenance';
  return `The npm registry has ${plan.version}, ${how}.`;
};

async function publish(file: string, { address, settings, isRehearsal }: StoreTask) {
  const folder = await mkdtemp(path.join(tmpdir(), 'publish-'));
  try {
    const userconfig = path.join(folder, 'npmrc');
    // An older npm knows nothing of identities; a rehearsal runs with any npm.
    const token = settings['NPM_TOKEN'] ?? '';
    const line = `//${new URL(address).host}/:_authToken=${token}\n`;
    await writeFile(userconfig, isRehearsal ? line : '', { mode: 0o600 });
    const args = ['publish', file, `--registry=${address}/`, '--access=public', '--ignore-scripts'];
    // The addresses of Sigstore cannot be set.
    const provenance = `--provenance=${isRehearsal ? 'false' : 'true'}`;
    return await runProgram('npm', [...args, provenance, '--fetch-retries=0', '--no-update-notifier'], {
      folder,
      env: { ...settings, GITHUB_ACTIONS: 'true', NPM_CONFIG_USERCONFIG: userconfig },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function reasonOf(output: string): string {
  if (/E401|ENEEDAUTH/.test(output)) return ADVICE.expired;
  if (/previously published|EPUBLISHCONFLICT|E409/.test(output))
    return 'The npm registry has this version with other bytes: give the next one a heading in CHANGELOG.md, and release that.';
  if (/E403/.test(output)) return ADVICE.expired;
  if (/E404/.test(output)) return ADVICE.missing;
  if (/E429/.test(output)) return `${ADVICE.quota}.`;
  const [told = output] = output.split('\n').filter((line) => line.startsWith('npm error '));
  return `npm could not publish: ${shortened(told)}; run the release again later.`;
}

import path from 'node:path';
import * as v from 'valibot';
import { consoleStream } from 'web-ext/util/logger';
import { JwtApiAuth, signAddon } from 'web-ext/util/submit-addon';
import { GECKO_ID } from '../../tests/browsers/extension-identity.ts';
import type { StoreTask, Upload } from './store.ts';
import { ask, refuseUnlessOk, StoreRefusal, shortened } from './store-answer.ts';

const Version = v.object({ file: v.object({ status: v.string() }) });

const ADVICE = {
  expired:
    'addons.mozilla.org refuses the key: make a new one (Tools, Manage API Keys), set MOZILLA_API_KEY and MOZILLA_API_SECRET, and check the clock of this machine.',
  missing:
    'addons.mozilla.org has no such add-on: submit the first version by hand with the texts of npm run listing, then release again.',
  quota: 'addons.mozilla.org accepts no more submissions for now: run the release again later',
} as const;

/**
 * By the client of web-ext, which takes an address. Of its parts only the submission: `web-ext sign` would zip the
 * extension anew, and no other machine would get the same bytes.
 */
export const uploadToMozilla: Upload = async (task) => {
  const { version } = task.plan;
  const done = await alreadyThere(task);
  if (done !== null) return done;
  // It prints on its own, past the masking of secrets.
  consoleStream.startCapturing();
  try {
    await submit(task);
  } catch (error) {
    throw new StoreRefusal(reasonOf(error instanceof Error ? error.message : String(error)));
  } finally {
    consoleStream.stopCapturing();
  }
  return `addons.mozilla.org has ${version} and its source, and reviews it.`;
};

function keysOf({ settings }: StoreTask) {
  return {
    apiKey: settings['MOZILLA_API_KEY'] ?? '',
    apiSecret: settings['MOZILLA_API_SECRET'] ?? '',
  };
}

async function alreadyThere(task: StoreTask): Promise<string | null> {
  const { version } = task.plan;
  const addon = `${task.address}/api/v5/addons/addon/${GECKO_ID}/`;
  const get = async (url: string) =>
    ask(url, { headers: { authorization: await new JwtApiAuth(keysOf(task)).getAuthHeader() } });
  refuseUnlessOk(await get(addon), 'addons.mozilla.org', ADVICE);
  const answer = await get(`${addon}versions/v${version}/`);
  if (answer.status === 404) return null;
  refuseUnlessOk(answer, 'addons.mozilla.org', ADVICE);
  const { status } = v.parse(Version, answer.body).file;
  if (status !== 'disabled')
    return `addons.mozilla.org has ${version} already${status === 'public' ? '' : ', and reviews it'}.`;
  throw new StoreRefusal(
    `The review of addons.mozilla.org rejected ${version}: read its mail, change what it names, and release the next version.`,
  );
}

async function submit(task: StoreTask): Promise<void> {
  const { packages, plan, address, kept } = task;
  await signAddon({
    ...keysOf(task),
    amoBaseUrl: `${address}/api/v5/`,
    id: GECKO_ID,
    channel: 'listed',
    xpiPath: packages.firefox.file,
    submissionSource: packages.source.file,
    metaDataJson: { version: { release_notes: { 'en-US': plan.notes }, approval_notes: APPROVAL_NOTES } },
    downloadDir: kept,
    savedIdPath: path.join(kept, 'mozilla-id'),
    // Its record of what it has uploaded.
    savedUploadUuidPath: path.join(kept, 'mozilla-upload'),
    validationCheckTimeout: 600_000,
    approvalCheckTimeout: 0,
  });
}

/** For the reviewers, who build the source. */
const APPROVAL_NOTES =
  'The source builds with Node 20.19 or newer: npm ci && npm run build, then dist/firefox is this package, byte for byte.';

/** Of the report that follows the heading. */
function firstMessage(text: string): string {
  return /"message": "((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? 'it does not say why';
}

/** The client tells refusals as text only: a heading, the status in words or as a number, and the answer. */
function reasonOf(text: string): string {
  if (/already exists|Conflict|: 409/.test(text))
    return 'addons.mozilla.org has this version: give the next one a heading in CHANGELOG.md, and release that.';
  if (/Unauthorized|Forbidden|: 40[13]/.test(text)) return ADVICE.expired;
  if (/Too Many Requests|throttled|: 429/.test(text)) return `${ADVICE.quota}.`;
  if (text.startsWith('Validation failed'))
    return `The checks of addons.mozilla.org refuse the package (${shortened(firstMessage(text))}): run npm run check, which uses the same linter.`;
  return `addons.mozilla.org refuses the submission: ${shortened(text)}; run the release again later.`;
}

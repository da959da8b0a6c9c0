import * as v from 'valibot';
import { unzipFiles } from '../package/unzip-files.ts';
import { pollFor, type StoreTask, type Upload } from './store.ts';
import { ask, refuseUnlessOk, type StoreAnswer, StoreRefusal, shortened } from './store-answer.ts';

const Revision = v.object({
  state: v.string(),
  distributionChannels: v.optional(v.array(v.object({ crxVersion: v.string() })), []),
});

const Status = v.object({
  publicKey: v.optional(v.string()),
  publishedItemRevisionStatus: v.optional(Revision),
  submittedItemRevisionStatus: v.optional(Revision),
  lastAsyncUploadState: v.optional(v.string()),
  takenDown: v.optional(v.boolean(), false),
});

const Uploaded = v.object({ uploadState: v.string(), crxVersion: v.optional(v.string()) });

type Status = v.InferOutput<typeof Status>;

const ADVICE = {
  expired:
    'The Chrome Web Store refuses the access token: log in anew (in CI: start the job again), and see that the service account is one of the publisher.',
  missing:
    'The Chrome Web Store has no such item: upload the first version by hand in its dashboard, and set CHROME_PUBLISHER_ID and CHROME_ITEM_ID.',
  quota: 'The Chrome Web Store accepts no more calls for now: run the release again later',
} as const;

/** By version 2 of its API, which cannot make a new item. */
export const uploadToChrome: Upload = async (task) => {
  const { plan, packages, record } = task;
  const { version } = plan;
  const status = await statusOf(task);
  const done = alreadyThere(status, version);
  if (done !== null) return done;
  expectSameKey(status, packages.chrome.bytes);
  if (!record.has('chrome', packages.chrome.sha256)) {
    await upload(task);
    await record.add('chrome', packages.chrome.sha256);
  }
  const answer = await ask(`${itemOf(task)}:publish`, {
    method: 'POST',
    headers: { ...bearer(task), 'content-type': 'application/json' },
    body: JSON.stringify({ publishType: 'DEFAULT_PUBLISH' }),
  });
  refuseBadRequest(answer);
  refuseUnlessOk(answer, 'The Chrome Web Store', ADVICE);
  return `The Chrome Web Store has ${version}, and reviews it.`;
};

function itemOf({ address, settings }: StoreTask, part = ''): string {
  return `${address}${part}/v2/publishers/${settings['CHROME_PUBLISHER_ID']}/items/${settings['CHROME_ITEM_ID']}`;
}

function bearer({ settings }: StoreTask): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${settings['CHROME_ACCESS_TOKEN']}` };
}

async function statusOf(task: StoreTask): Promise<Status> {
  const answer = await ask(`${itemOf(task)}:fetchStatus`, { headers: bearer(task) });
  refuseUnlessOk(answer, 'The Chrome Web Store', ADVICE);
  return v.parse(Status, answer.body);
}

/** A sentence if nothing needs to be uploaded; throws if nothing may be. */
function alreadyThere(status: Status, version: string): string | null {
  if (status.takenDown)
    throw new StoreRefusal(
      'The Chrome Web Store has taken the extension down: read its mail, and answer there.',
    );
  const [published, submitted] = [status.publishedItemRevisionStatus, status.submittedItemRevisionStatus];
  if (submitted && isOf(submitted, version)) {
    if (submitted.state !== 'REJECTED') return `The Chrome Web Store has ${version} already, and reviews it.`;
    throw new StoreRefusal(
      `The Chrome Web Store's review rejected ${version}: read its mail, change what it names, and release the next version.`,
    );
  }
  if (submitted?.state === 'PENDING_REVIEW')
    throw new StoreRefusal(
      'The Chrome Web Store still reviews the version before: wait for its answer, or cancel that review in its dashboard.',
    );
  return published && isOf(published, version)
    ? `The Chrome Web Store has published ${version} already.`
    : null;
}

function isOf({ distributionChannels }: v.InferOutput<typeof Revision>, version: string): boolean {
  return distributionChannels.some(({ crxVersion }) => crxVersion === version);
}

/** The id follows from the key (docs/release.md). */
function expectSameKey({ publicKey }: Status, zip: Uint8Array): void {
  const { key } = JSON.parse(new TextDecoder().decode(unzipFiles(zip).get('manifest.json')));
  if (publicKey === undefined || publicKey.replace(/-----[^-]+-----|\s/g, '') === key) return;
  throw new StoreRefusal(
    "The Chrome Web Store gives the extension another id than ours: put the store's public key into manifest.json as `key` (docs/release.md), and release again.",
  );
}

async function upload(task: StoreTask): Promise<void> {
  const answer = await ask(`${itemOf(task, '/upload')}:upload`, {
    method: 'POST',
    headers: { ...bearer(task), 'content-type': 'application/zip', 'x-goog-upload-protocol': 'raw' },
    body: task.packages.chrome.bytes,
  });
  refuseBadRequest(answer);
  refuseUnlessOk(answer, 'The Chrome Web Store', ADVICE);
  const { uploadState } = v.parse(Uploaded, answer.body);
  const state = uploadState === 'IN_PROGRESS' ? await settled(task) : uploadState;
  if (state !== 'SUCCEEDED')
    throw new StoreRefusal(
      `The Chrome Web Store could not read the package (${state ?? 'no answer in time'}): open the item in its dashboard, which says why.`,
    );
}

function settled(task: StoreTask): Promise<string | null> {
  return pollFor(task.pause, async () => {
    const { lastAsyncUploadState = 'IN_PROGRESS' } = await statusOf(task);
    return lastAsyncUploadState === 'IN_PROGRESS' ? null : lastAsyncUploadState;
  });
}

/** What the store says of a package, in words only. */
const BAD_REQUESTS: readonly (readonly [RegExp, string])[] = [
  [
    /key field is not allowed/i,
    'The Chrome Web Store takes no `key` for a new item: upload the first version by hand without it (out/release/first-upload.zip of a dry run), then release again.',
  ],
  [
    /key field value/i,
    "The Chrome Web Store has another key for this item: put the store's public key into manifest.json as `key` (docs/release.md), and release again.",
  ],
  [
    /version number|larger version/i,
    'The Chrome Web Store has this version or a newer one: give the next version a heading in CHANGELOG.md, and release that.',
  ],
  [
    /quota|limit/i,
    'The Chrome Web Store accepts no more uploads for now: run the release again tomorrow, nothing is uploaded twice.',
  ],
];

function refuseBadRequest({ status, text }: StoreAnswer): void {
  if (status !== 400) return;
  const known = BAD_REQUESTS.find(([pattern]) => pattern.test(text));
  throw new StoreRefusal(
    known?.[1] ?? `The Chrome Web Store refuses the package: ${shortened(text)}; its dashboard says more.`,
  );
}

import * as v from 'valibot';
import { pollFor, type StoreTask, type Upload } from './store.ts';
import { ask, refuseUnlessOk, type StoreAnswer, StoreRefusal, shortened } from './store-answer.ts';

const Operation = v.object({
  status: v.picklist(['InProgress', 'Succeeded', 'Failed']),
  message: v.nullish(v.string()),
  errorCode: v.nullish(v.string()),
  errors: v.nullish(v.array(v.looseObject({ message: v.optional(v.string()) }))),
});

type Operation = v.InferOutput<typeof Operation>;

const ADVICE = {
  expired:
    'The store of Edge refuses the key: make a new one in Partner Center (they expire), and set EDGE_CLIENT_ID and EDGE_API_KEY.',
  missing:
    'The store of Edge has no such product: publish the first version by hand in Partner Center, and set EDGE_PRODUCT_ID.',
  quota: 'The store of Edge accepts no more calls for now: run the release again later',
} as const;

/** By version 1.1 of its API, which tells nothing of the versions that it has: only the record keeps from a second upload. */
export const uploadToEdge: Upload = async (task) => {
  const { plan, packages, record } = task;
  const submissions = `${task.address}/v1/products/${task.settings['EDGE_PRODUCT_ID']}/submissions`;
  const { sha256, bytes } = packages.chrome;
  if (!record.has('edge', sha256)) {
    const body = { type: 'application/zip', bytes };
    await carriedOut(task, `${submissions}/draft/package`, body);
    await record.add('edge', sha256);
  }
  const notes = `Built from the source with npm ci and npm run build. SHA-256 of the package: ${sha256}`;
  await carriedOut(task, submissions, { type: 'application/json', bytes: JSON.stringify({ notes }) });
  return `The store of Edge has ${plan.version}, and reviews it.`;
};

interface Body {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer> | string;
}

/** Starts an operation, and waits for its end. */
async function carriedOut(task: StoreTask, url: string, body: Body): Promise<void> {
  const started = await send(task, url, { method: 'POST', body: body.bytes, type: body.type });
  // Only the last part of what it calls a location is sure to be there.
  const id = started.headers.get('location')?.split('/').at(-1);
  if (!id)
    throw new StoreRefusal('The store of Edge named no operation: look into Partner Center what it has.');
  const done = await pollFor(task.pause, async () => {
    const { body: told } = await send(task, `${url}/operations/${id}`);
    const operation = v.parse(Operation, told);
    return operation.status === 'InProgress' ? null : operation;
  });
  if (done?.status === 'Succeeded') return;
  throw new StoreRefusal(done === null ? SLOW : failure(done));
}

const SLOW = 'The store of Edge did not finish in time: look into Partner Center before you release again.';

async function send(
  { settings }: StoreTask,
  url: string,
  { method = 'GET', body = null, type = '' }: { method?: string; body?: BodyInit | null; type?: string } = {},
): Promise<StoreAnswer> {
  const answer = await ask(url, {
    method,
    body,
    headers: {
      authorization: `ApiKey ${settings['EDGE_API_KEY']}`,
      'x-clientid': settings['EDGE_CLIENT_ID'] ?? '',
      ...(type === '' ? {} : { 'content-type': type }),
    },
  });
  refuseUnlessOk(answer, 'The store of Edge', ADVICE);
  return answer;
}

/** By the documented codes of an operation that failed. */
const FAILURES: Readonly<Record<string, string>> = {
  InProgressSubmission:
    'The store of Edge still reviews the version before: wait for its answer, or cancel that review in Partner Center.',
  NoModulesUpdated:
    'The store of Edge has this package already: nothing is to be done, unless Partner Center says something else.',
  SubmissionValidationError:
    "The store of Edge's review rejected the submission: Partner Center says why; change it, and release the next version.",
  ModuleStateUnPublishable:
    'The store of Edge cannot publish a part of the listing: complete it in Partner Center, and release again.',
  UnpublishInProgress:
    'The store of Edge is just removing the extension: wait for the end of that, and release again.',
};

function failure({ message, errorCode, errors }: Operation): string {
  const known = FAILURES[errorCode ?? ''];
  if (known !== undefined) return known;
  const told = [message, ...(errors ?? []).map((each) => each.message)].filter(Boolean).join(' ');
  if (/version/i.test(told))
    return 'The store of Edge has this version or a newer one: give the next version a heading in CHANGELOG.md, and release that.';
  if (/\bkey\b/i.test(told))
    return 'The store of Edge takes no `key` in the manifest: upload the package without it by hand (out/release/first-upload.zip of a dry run), as docs/release.md says.';
  return `The store of Edge refuses the package: ${shortened(told || 'it does not say why')}; Partner Center may say more.`;
}

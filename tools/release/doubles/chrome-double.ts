import { Hono } from 'hono';
import manifest from '../../../manifest.json' with { type: 'json' };
import { unzipFiles } from '../../package/unzip-files.ts';
import { type Double, type DoubleSetup, sha256Of } from './double.ts';

/** Of the messages, those about keys, versions and reviews were seen by others; the shape is that of the reference (v2). */
const ERRORS: Readonly<Record<string, readonly [status: 400 | 404 | 429, message: string]>> = {
  'item missing': [404, 'Requested entity was not found.'],
  quota: [429, 'Quota exceeded for quota metric "Upload requests".'],
  'version exists': [
    400,
    'Invalid version number in manifest: please make sure the newly uploaded package has a larger version in file manifest.json.',
  ],
  'key refused': [400, 'key field is not allowed in manifest.'],
  'another key': [400, "key field value in the manifest doesn't match the current item."],
  'upload limit': [400, 'You have reached the limit of uploads per day.'],
};

/** States of a submitted revision, which `fetchStatus` tells. */
const SUBMITTED: Readonly<Record<string, (version: string) => object>> = {
  'review rejected': (version) => revision('REJECTED', version),
  'before in review': () => revision('PENDING_REVIEW', '0.0.1'),
};

export const CHROME_REFUSALS: readonly string[] = [
  ...['key expired', 'another id', 'taken down', 'package unreadable'],
  ...Object.keys(ERRORS),
  ...Object.keys(SUBMITTED),
];

/** The Chrome Web Store, API version 2. */
export function chromeDouble({ refusal, settings }: DoubleSetup, version: string): Double {
  const uploads: string[] = [];
  let draft: string | null = null;
  let submitted: object | undefined = SUBMITTED[refusal]?.(version);
  const item = `publishers/${settings['CHROME_PUBLISHER_ID']}/items/${settings['CHROME_ITEM_ID']}`;
  const failed = (name: string) => {
    const [code, message] = ERRORS[name] ?? [404, 'Requested entity was not found.'];
    return Response.json({ error: { code, message } }, { status: code });
  };
  const app = new Hono();
  app.use(async (context, next) => {
    const given = context.req.header('authorization');
    const isKnown = given === `Bearer ${settings['CHROME_ACCESS_TOKEN']}`;
    if (isKnown && refusal !== 'key expired') return next();
    // A careless server: its message repeats the token.
    return context.json({ error: { code: 401, message: `Invalid credentials: ${given}` } }, 401);
  });
  app.get(`/v2/${item}:fetchStatus`, (context) => {
    if (refusal === 'item missing' || refusal === 'quota') return failed(refusal);
    return context.json({
      name: item,
      itemId: settings['CHROME_ITEM_ID'],
      publicKey: refusal === 'another id' ? 'MIIBIjANBgkqANOTHERKEY' : manifest.key,
      ...(submitted === undefined ? {} : { submittedItemRevisionStatus: submitted }),
      ...(uploads.length > 0 ? { lastAsyncUploadState: 'SUCCEEDED' } : {}),
      takenDown: refusal === 'taken down',
    });
  });
  app.post(`/upload/v2/${item}:upload`, async (context) => {
    if (refusal in ERRORS) return failed(refusal);
    const bytes = await context.req.arrayBuffer();
    const files = unzipFiles(new Uint8Array(bytes));
    draft = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))).version;
    uploads.push(sha256Of(bytes));
    const uploadState = refusal === 'package unreadable' ? 'FAILED' : 'IN_PROGRESS';
    return context.json({ name: item, uploadState, crxVersion: draft });
  });
  app.post(`/v2/${item}:publish`, (context) => {
    if (draft === null) return failed('item missing');
    submitted = revision('PENDING_REVIEW', draft);
    return context.json({ name: item, state: 'PENDING_REVIEW' });
  });
  return { app, uploads };
}

function revision(state: string, crxVersion: string): object {
  return { state, distributionChannels: [{ deployPercentage: 100, crxVersion }] };
}

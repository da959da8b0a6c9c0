import { createHmac, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { GECKO_ID } from '../../../tests/browsers/extension-identity.ts';
import { type Double, type DoubleSetup, sha256Of } from './double.ts';

/** How it answers a submission that it refuses. */
const ERRORS: Readonly<Record<string, readonly [status: 409 | 429, body: object]>> = {
  'version exists': [409, { version: ['Version already exists.'] }],
  quota: [429, { detail: 'Request was throttled. Expected available in 3412 seconds.' }],
};

export const MOZILLA_REFUSALS: readonly string[] = [
  ...['key expired', 'item missing', 'validation failed', 'review rejected'],
  ...Object.keys(ERRORS),
];

/** addons.mozilla.org, API version 5. */
export function mozillaDouble({ refusal, settings }: DoubleSetup, version: string): Double {
  const uploads: string[] = [];
  let file = refusal === 'review rejected' ? 'disabled' : null;
  const addon = `/api/v5/addons/addon/${GECKO_ID}`;
  const app = new Hono();
  app.use(async (context, next) => {
    const given = context.req.header('authorization') ?? '';
    const isKnown = isSigned(given, settings['MOZILLA_API_SECRET'] ?? '');
    if (isKnown && refusal !== 'key expired') return next();
    // A careless server: its message repeats the token.
    return context.json({ detail: `Signature has expired: ${given}` }, 401);
  });
  app.get(`${addon}/`, (context) =>
    refusal === 'item missing' ? context.json({ detail: 'Not found.' }, 404) : context.json({ id: 1 }),
  );
  app.get(`${addon}/versions/v${version}/`, (context) =>
    file === null
      ? context.json({ detail: 'Not found.' }, 404)
      : context.json({ id: 7, file: { status: file } }),
  );
  app.post('/api/v5/addons/upload/', async (context) => {
    const { upload } = await context.req.parseBody();
    if (upload instanceof File) uploads.push(sha256Of(await upload.arrayBuffer()));
    return context.json({ uuid: 'u-1' }, 201);
  });
  app.get('/api/v5/addons/upload/u-1/', (context) => {
    const messages = [{ type: 'error', message: 'The value of "name" is invalid.' }];
    const valid = refusal !== 'validation failed';
    return context.json({ uuid: 'u-1', processed: true, valid, validation: { messages } });
  });
  app.put(`${addon}/`, (context) => {
    const error = ERRORS[refusal];
    if (error) return context.json(error[1], error[0]);
    file = 'unreviewed';
    return context.json({ version: { id: 7, edit_url: 'https://addons.mozilla.org/edit' } });
  });
  app.patch(`${addon}/versions/7/`, async (context) => {
    const { source } = await context.req.parseBody();
    return source instanceof File
      ? context.json({ id: 7 })
      : context.json({ source: ['No file was submitted.'] }, 400);
  });
  return { app, uploads };
}

/** `JWT header.payload.signature`, by HMAC with SHA-256. */
function isSigned(header: string, secret: string): boolean {
  const [, head = '', body = '', signature = ''] = /^JWT ([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(header) ?? [];
  const expected = createHmac('sha256', secret).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

import { Hono } from 'hono';
import * as v from 'valibot';
import { name } from '../../../package.json' with { type: 'json' };
import { type Double, type DoubleSetup, sha256Of } from './double.ts';

const Publication = v.object({
  versions: v.record(v.string(), v.object({ dist: v.looseObject({}) })),
  _attachments: v.record(v.string(), v.object({ data: v.string() })),
});

/** The token that the registry gives for the identity of a workflow. */
const EXCHANGED = 'npm_exchangedExchangedExchanged';

const ERRORS: Readonly<Record<string, readonly [status: 403 | 404 | 429, error: string]>> = {
  'version exists': [403, 'You cannot publish over the previously published versions: 0.2.0.'],
  'not yours': [404, 'Not found'],
  quota: [429, 'Too many requests'],
};

export const NPM_REFUSALS: readonly string[] = ['key expired', 'item missing', ...Object.keys(ERRORS)];

/** The npm registry, and the service of the workflow that tells its identity. */
export function npmDouble({ refusal, settings }: DoubleSetup): Double {
  const uploads: string[] = [];
  let versions: Readonly<Record<string, object>> = { '0.0.1': { name, version: '0.0.1' } };
  const app = new Hono();
  app.get('/identity', (context) => {
    const isKnown =
      context.req.header('authorization') === `Bearer ${settings['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}`;
    return isKnown ? context.json({ value: settings['IDENTITY'] }) : context.json({}, 401);
  });
  app.post(`/-/npm/v1/oidc/token/exchange/package/${name}`, (context) => {
    const isKnown = context.req.header('authorization') === `Bearer ${settings['IDENTITY']}`;
    return isKnown && refusal !== 'key expired'
      ? context.json({ token: EXCHANGED }, 201)
      : context.json({ message: 'No trusted publisher' }, 401);
  });
  app.get(`/${name}`, (context) => {
    if (refusal === 'item missing') return context.json({ error: 'Not found' }, 404);
    const [newest] = Object.keys(versions).slice(-1);
    return context.json({ name, 'dist-tags': { latest: newest }, versions });
  });
  app.put(`/${name}`, async (context) => {
    const given = context.req.header('authorization') ?? '';
    const isKnown = [EXCHANGED, settings['NPM_TOKEN']].some((token) => given === `Bearer ${token}`);
    // A careless server: its message repeats the token.
    if (!isKnown || refusal === 'key expired') return context.json({ error: `Expired: ${given}` }, 401);
    const error = ERRORS[refusal];
    if (error) return context.json({ error: error[1] }, error[0]);
    const publication = v.parse(Publication, await context.req.json());
    const [attachment] = Object.values(publication._attachments);
    uploads.push(sha256Of(new Uint8Array(Buffer.from(attachment?.data ?? '', 'base64')).buffer));
    versions = { ...versions, ...publication.versions };
    return context.json({ success: true }, 201);
  });
  return { app, uploads };
}

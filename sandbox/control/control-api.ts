import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { parseUrl } from '../../src/parse-url.ts';
import { sameSecret } from '../accounts/secrets.ts';
import type { Journal } from '../journal/journal.ts';
import type { SandboxControls } from '../sandbox.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { addClockRoutes } from './clock-routes.ts';
import { addFaultRoutes } from './fault-routes.ts';
import { addJournalRoutes } from './journal-routes.ts';
import { addRequestRoutes } from './request-routes.ts';
import { addSnapshotRoutes } from './snapshot-routes.ts';
import { addStateRoutes } from './state-routes.ts';

const INDEX = {
  'GET /accounts': 'accounts, apps and token sets with their newest credentials',
  'GET /journal':
    'each call with its verdict and its cause; ?since=ID, ?language=en or de. A browser shows it at GET /',
  'GET, PATCH /settings': 'how the server behaves',
  'GET, POST /clock':
    'what the clock shows; POST takes {freeze: true or ms}, {release: true}, {advanceMs} or {offsetMs}',
  'POST /reset': 'back to the start: database, settings, scopes; no faults, no log',
  'GET /snapshots': 'saved states: name, time, bytes',
  'PUT, DELETE /snapshots/{name}': 'saves the state under this name, forgets it',
  'POST /snapshots/{name}/load': 'back to that state; tokens issued since then are dead',
  'GET, POST, DELETE /faults': 'what goes wrong next; POST takes one {match, answer} or a list',
  'DELETE /faults/{id}': 'takes one back',
  'POST /faults/{id}/release': 'lets held answers go',
  'POST /seed': 'starts the dice of chance again: {seed}',
  'GET, DELETE /requests': 'what arrived, secrets by label; ?since=ID for newer ones only',
  'GET /requests/stream': 'the same as lines of JSON, as it happens',
  'GET, PUT, DELETE /scopes':
    'what endpoints ask of a token; PUT takes one {method, template, requirement} or a list',
  'POST /token-sets/{label}/expire | revoke | rotate':
    'access token expires, all tokens die, somebody else refreshed',
  'POST /token-sets/{label}/grant': 'what it may do, now and after its next refresh: {scope}',
  'DELETE /token-sets/{label}, /apps/{label}': 'gone, and their tokens with them',
} as const;

interface ControlParts {
  readonly controls: SandboxControls;
  readonly journal: Journal;
  /** first part of every path: who was not told the address reaches nothing */
  readonly key: string;
}

/** The control API: lets another process inspect the sandbox and inject faults. Never on the API's own port. */
export function controlApi(
  state: SandboxState,
  { controls, journal, key }: ControlParts,
): (request: Request) => Promise<Response> {
  const app = new Hono();
  addJournalRoutes(app, state, journal);
  app.get('/', (c) => c.json(INDEX));
  addStateRoutes(app, state, controls);
  addFaultRoutes(app, state);
  addRequestRoutes(app, state);
  addSnapshotRoutes(app, controls);
  addClockRoutes(app, controls);
  const guarded = new Hono({ strict: false });
  guarded.use(async (c, next) => {
    refusePages(c);
    expectKey(c, key);
    await next();
  });
  guarded.route('/:key', app);
  guarded.notFound((c) => c.json({ error: 'There is no such thing here; GET / lists what there is.' }, 404));
  guarded.onError((error, c) => {
    const status = error instanceof HTTPException ? error.status : 500;
    return c.json({ error: error.message }, status);
  });
  return async (request) => guarded.fetch(request);
}

/** The printed address contains the key. */
function expectKey(c: Context, key: string): void {
  const [, given = ''] = c.req.path.split('/');
  if (sameSecret(given, key)) return;
  throw new HTTPException(401, {
    message:
      'The control API needs its key: use the whole address that the sandbox printed (“control” of --json, INVENTORUM_CONTROL_URL of --env), or choose a key by --control-key.',
  });
}

const OWN_NAMES: readonly unknown[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Web pages that the developer visits must not reach the control API, whatever they know: rejects requests under another
 * host name than ours (DNS rebinding), from another origin (a WebSocket always has one), and all that another page made
 * the browser send. `none` means that the user opened the address, `same-origin` that the page of the journal asks.
 * Source: Fetch Metadata, Sec-Fetch-Site
 */
function refusePages(c: Context): void {
  const { hostname, host } = new URL(c.req.url);
  const named = parseUrl(`http://${c.req.header('host') ?? host}`)?.hostname;
  const isOurs = OWN_NAMES.includes(hostname) && OWN_NAMES.includes(named);
  const site = c.req.header('sec-fetch-site') ?? 'none';
  const origin = c.req.header('origin') ?? `http://${host}`;
  if (isOurs && origin === `http://${host}` && ['none', 'same-origin'].includes(site)) return;
  throw new HTTPException(403, {
    message: 'The control API answers programs on this machine, not web pages.',
  });
}

import { type Context, Hono } from 'hono';
import { Refusal } from '../../api/answer.ts';
import type { SandboxState } from '../../sandbox-state.ts';
import {
  type AppVisit,
  askToDeleteApp,
  askToDeleteTokenSet,
  asOwner,
  createApp,
  createTokenSet,
  deleteApp,
  deleteTokenSet,
  showApp,
  showApps,
} from './app-pages.ts';
import { logOut, postPassword, postPin, showLogin, showPin } from './login-pages.ts';
import { showView } from './views/layout.ts';
import { messageView } from './views/login-views.ts';
import { COPY_SCRIPT, STYLE } from './views/style.ts';
import { readOwnForm, type Visit, visitOf } from './visit.ts';

type Env = { Bindings: { readonly body: Uint8Array | undefined } };
type Form = ReadonlyMap<string, string>;

/** The log-in and PIN screens and "My Apps". Undefined: not one of these pages. */
export type ManagerSite = (request: Request, body: Uint8Array | undefined) => Promise<Response> | undefined;

const PATHS = /^\/(?:login|pin|logout|apps|manager)\//;

export function managerSite(state: SandboxState): ManagerSite {
  const app = new Hono<Env>();
  const visiting = (c: Context<Env>) => visitOf(state, c.req.raw);
  const get = (path: string, act: (owner: AppVisit) => Promise<Response>) =>
    app.get(path, (c) => asOwner(visiting(c), c.req.param(), act));
  const post = (path: string, act: (owner: AppVisit, form: Form) => Promise<Response>) =>
    app.post(path, (c) =>
      withForm(c, visiting(c), (visit, form) => asOwner(visit, c.req.param(), (owner) => act(owner, form))),
    );

  app.get('/manager/style.css', () => asset(STYLE, 'text/css'));
  app.get('/manager/copy.js', () => asset(COPY_SCRIPT, 'text/javascript'));
  app.get('/login/', (c) => showLogin(visiting(c)));
  app.post('/login/', (c) => withForm(c, visiting(c), postPassword));
  app.get('/pin/', (c) => showPin(visiting(c)));
  app.post('/pin/', (c) => withForm(c, visiting(c), postPin));
  app.post('/logout/', (c) => withForm(c, visiting(c), logOut));
  get('/apps/', showApps);
  post('/apps/', createApp);
  get('/apps/:appId{[0-9]{1,15}}/', showApp);
  post('/apps/:appId{[0-9]{1,15}}/token-sets/', createTokenSet);
  get('/apps/:appId{[0-9]{1,15}}/delete/', askToDeleteApp);
  post('/apps/:appId{[0-9]{1,15}}/delete/', deleteApp);
  get('/apps/:appId{[0-9]{1,15}}/token-sets/:tokenSetId{[0-9]{1,15}}/delete/', askToDeleteTokenSet);
  post('/apps/:appId{[0-9]{1,15}}/token-sets/:tokenSetId{[0-9]{1,15}}/delete/', deleteTokenSet);
  app.notFound((c) => say(visiting(c), 'notFound', 404));
  app.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error;
    return say(visiting(c), 'tooFast', error.answer.status);
  });
  return (request, body) => {
    if (!PATHS.test(new URL(request.url).pathname)) return undefined;
    return Promise.resolve(app.fetch(request, { body }));
  };
}

/** Only forms of our own pages are accepted. */
async function withForm(
  c: Context<Env>,
  visit: Visit,
  act: (visit: Visit, form: Form) => Promise<Response>,
): Promise<Response> {
  if (c.env.body === undefined) return say(visit, 'tooLarge', 413);
  const form = readOwnForm(visit, c.req.raw, c.env.body);
  return form ? act(visit, form) : say(visit, 'formExpired', 403);
}

function say(visit: Visit, text: 'notFound' | 'tooFast' | 'formExpired' | 'tooLarge', status: number) {
  return showView(visit, messageView(visit, visit.words[text], status));
}

function asset(text: string, type: string): Response {
  return new Response(text, {
    headers: { 'Content-Type': `${type}; charset=utf-8`, 'X-Content-Type-Options': 'nosniff' },
  });
}

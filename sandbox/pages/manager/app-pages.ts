import { KNOWN_RIGHTS } from '../../../src/inventorum/scopes.ts';
import { isPermitted } from '../../accounts/account.ts';
import type { LoginToken } from '../../login/login-store.ts';
import { appOf, appsOf, type ListedApp, tokenSetsOf } from './read-apps.ts';
import { appsView, appView, removalView } from './views/app-views.ts';
import { sendTo, showView } from './views/layout.ts';
import { messageView } from './views/login-views.ts';
import { scopeFieldName, type TokenFormInput } from './views/token-views.ts';
import type { Visit } from './visit.ts';
import type { Words } from './words.ts';

const MAX_LENGTH = 100;
const ALL_SCOPES = [...KNOWN_RIGHTS].flatMap(([area, rights]) => rights.map((right) => `${area}:${right}`));

type Form = ReadonlyMap<string, string>;

/** A request to one of the app pages by a user who may manage apps. */
export interface AppVisit {
  readonly visit: Visit;
  readonly person: LoginToken;
  /** ids in the path */
  readonly appId: string;
  readonly tokenSetId: string;
}

/** Passes owners on, and redirects everybody else. */
export async function asOwner(
  visit: Visit,
  ids: { readonly appId?: string | undefined; readonly tokenSetId?: string | undefined },
  act: (owner: AppVisit) => Promise<Response>,
): Promise<Response> {
  const { person, guest, words } = visit;
  if (!person) return sendTo(visit, guest ? '/pin/' : '/login/');
  if (!isPermitted(person.role, 'accounts.change_account')) {
    return showView(visit, messageView(visit, words.ownersOnly, 403));
  }
  return act({ visit, person, appId: ids.appId ?? '', tokenSetId: ids.tokenSetId ?? '' });
}

export async function showApps({ visit, person }: AppVisit): Promise<Response> {
  return showView(visit, appsView(visit, appsOf(visit.state, person.accountId)));
}

export async function createApp({ visit, person }: AppVisit, form: Form): Promise<Response> {
  const name = (form.get('name') ?? '').trim();
  const problem = nameProblem(visit.words, name);
  if (problem !== undefined) {
    const apps = appsOf(visit.state, person.accountId);
    return showView(visit, appsView(visit, apps, { name, problem }));
  }
  const id = visit.state.accounts.addApp(person.accountId, { label: name, kind: 'internal' });
  return sendTo(visit, `/apps/${id}/`);
}

export function showApp(owner: AppVisit): Promise<Response> {
  return withApp(owner, (app) => appPage(owner, app));
}

/** Generates access and refresh token with the ticked scopes. Legacy apps have no token manager. */
export function createTokenSet(owner: AppVisit, form: Form): Promise<Response> {
  return withApp(owner, async (app) => {
    const { visit, person } = owner;
    if (app.kind === 'legacy') return showView(visit, messageView(visit, visit.words.notFound, 404));
    const input = readTokenForm(visit.words, form);
    if (input.nameProblem !== undefined || input.scopeProblem !== undefined)
      return appPage(owner, app, input);
    const { accounts, tokens, settings, database } = visit.state;
    const expiresAt = visit.now + settings.get().tokenLifetimeSeconds * 1000;
    const scope = input.scopes.join(' ');
    const id = database.transaction(() => {
      const made = accounts.addTokenSet(app.id, person.userId, { label: input.name, scope });
      tokens.addPair(made, scope, { now: visit.now, expiresAt });
      return made;
    });
    return sendTo(visit, `/apps/${app.id}/#token-set-${id}`);
  });
}

export function askToDeleteApp(owner: AppVisit): Promise<Response> {
  return withApp(owner, async ({ id, label }) => {
    const { visit } = owner;
    const title = visit.words.removeAppTitle(label);
    const action = `/apps/${id}/delete/`;
    return showView(
      visit,
      removalView(visit, { title, note: visit.words.removeAppNote, action, back: `/apps/${id}/` }),
    );
  });
}

export function deleteApp(owner: AppVisit): Promise<Response> {
  return withApp(owner, async ({ id }) => {
    owner.visit.state.accounts.remove('app', id);
    return sendTo(owner.visit, '/apps/');
  });
}

export function askToDeleteTokenSet(owner: AppVisit): Promise<Response> {
  return withTokenSet(owner, async (app, { id, label }) => {
    const { visit } = owner;
    const title = visit.words.removeTokenTitle(label);
    const action = `/apps/${app.id}/token-sets/${id}/delete/`;
    const back = `/apps/${app.id}/`;
    return showView(visit, removalView(visit, { title, note: visit.words.removeTokenNote, action, back }));
  });
}

export function deleteTokenSet(owner: AppVisit): Promise<Response> {
  return withTokenSet(owner, async (app, { id }) => {
    owner.visit.state.accounts.remove('token_set', id);
    return sendTo(owner.visit, `/apps/${app.id}/`);
  });
}

function appPage({ visit }: AppVisit, app: ListedApp, refused?: TokenFormInput): Promise<Response> {
  const tokenSets = tokenSetsOf(visit.state, app.id);
  return showView(visit, appView(visit, { app, tokenSets, ...(refused ? { refused } : {}) }));
}

function withApp(
  { visit, person, appId }: AppVisit,
  act: (app: ListedApp) => Promise<Response>,
): Promise<Response> {
  const app = appOf(visit.state, person.accountId, appId);
  return app ? act(app) : showView(visit, messageView(visit, visit.words.notFound, 404));
}

function withTokenSet(
  owner: AppVisit,
  act: (app: ListedApp, tokenSet: { readonly id: number; readonly label: string }) => Promise<Response>,
): Promise<Response> {
  return withApp(owner, (app) => {
    const { visit, tokenSetId } = owner;
    const found = tokenSetsOf(visit.state, app.id).find(({ id }) => String(id) === tokenSetId);
    return found ? act(app, found) : showView(visit, messageView(visit, visit.words.notFound, 404));
  });
}

function readTokenForm(words: Words, form: Form): TokenFormInput {
  const name = (form.get('name') ?? '').trim();
  const scopes = ALL_SCOPES.filter((scope) => form.has(scopeFieldName(scope)));
  return {
    name,
    scopes,
    nameProblem: nameProblem(words, name),
    scopeProblem: scopes.length === 0 ? words.noScope : undefined,
  };
}

function nameProblem(words: Words, name: string): string | undefined {
  if (name === '' || name.includes('\u0000')) return words.required;
  return name.length > MAX_LENGTH ? words.tooLong : undefined;
}

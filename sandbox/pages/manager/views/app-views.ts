import { html } from 'hono/html';
import { SUPPORT_ADDRESS } from '../../../../src/inventorum/contacts.ts';
import type { ListedApp, ListedTokenSet } from '../read-apps.ts';
import type { Visit } from '../visit.ts';
import { alert, field, secretField } from './field.ts';
import { csrfField, type Markup, type View } from './layout.ts';
import { type TokenFormInput, tokenForm, tokenSetCard } from './token-views.ts';

/** "My Apps": every app of the account, and a form for one more. */
export function appsView(
  visit: Visit,
  apps: readonly ListedApp[],
  { name = '', problem }: { readonly name?: string; readonly problem?: string } = {},
): View {
  const { words } = visit;
  const content = html`
    ${problem === undefined ? '' : alert(words.problem, problem)}
    <p>${words.appsIntro}</p>
    ${apps.length === 0 ? html`<p>${words.noApps}</p>` : html`<ul>${apps.map((app) => appLink(visit, app))}</ul>`}
    <h2>${words.newApp}</h2>
    <form method="post" action="/apps/">
      ${csrfField(visit)}
      ${field({ name: 'name', label: words.appName, value: name, error: problem })}
      <button>${words.create}</button>
    </form>`;
  return { title: words.apps, content, status: problem === undefined ? 200 : 400 };
}

function appLink({ words }: Visit, { id, label, kind }: ListedApp): Markup {
  return html`<li><a href="/apps/${id}/">${label}</a>${kind === 'legacy' ? ` (${words.legacyApp})` : ''}</li>`;
}

export interface AppPage {
  readonly app: ListedApp;
  readonly tokenSets: readonly ListedTokenSet[];
  /** a rejected form with the reason */
  readonly refused?: TokenFormInput;
}

/** One app: its credentials and its token manager. */
export function appView(visit: Visit, { app, tokenSets, refused }: AppPage): View {
  const { words } = visit;
  const secrets = [
    { id: 'client-id', label: words.clientId, value: app.clientId },
    { id: 'client-secret', label: words.clientSecret, value: app.clientSecret },
  ];
  const content = html`
    <p><a href="/apps/">${words.back}</a></p>
    ${refused ? alert(words.problem, [refused.nameProblem, refused.scopeProblem].filter(Boolean).join(' ')) : ''}
    <h2>${words.credentials}</h2>
    ${secrets.map((secret) => secretField(secret, words))}
    <h2>${words.tokens}</h2>
    <p>${app.kind === 'legacy' ? words.legacyNote(SUPPORT_ADDRESS) : words.lifetime}</p>
    ${tokenSets.length === 0 ? html`<p>${words.noTokens}</p>` : ''}
    ${tokenSets.map((tokenSet) => tokenSetCard(visit, app, tokenSet))}
    ${app.kind === 'legacy' ? '' : tokenForm(visit, app, refused)}
    <p><a href="/apps/${app.id}/delete/">${words.removeApp}</a></p>`;
  return { title: app.label, content, status: refused ? 400 : 200 };
}

/** Asks before something is deleted for good. */
export function removalView(
  visit: Visit,
  { title, note, action, back }: Readonly<Record<'title' | 'note' | 'action' | 'back', string>>,
): View {
  const { words } = visit;
  const content = html`
    <p>${note}</p>
    <form method="post" action="${action}">
      ${csrfField(visit)}
      <button class="danger">${words.remove}</button>
      <a href="${back}">${words.cancel}</a>
    </form>`;
  return { title, content };
}

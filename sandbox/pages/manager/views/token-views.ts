import { html } from 'hono/html';
import type { Right } from '../../../../src/inventorum/scope-map.ts';
import { KNOWN_RIGHTS } from '../../../../src/inventorum/scopes.ts';
import { pasteText } from '../../paste-text.ts';
import type { ListedApp, ListedTokenSet } from '../read-apps.ts';
import type { Visit } from '../visit.ts';
import { field, secretField } from './field.ts';
import { csrfField, type Markup } from './layout.ts';

/** The submitted form for a token, with its errors. */
export interface TokenFormInput {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly nameProblem: string | undefined;
  readonly scopeProblem: string | undefined;
}

/** The form field of a scope: each needs its own name, because a form may not repeat one. */
export function scopeFieldName(scope: string): string {
  return `scope:${scope}`;
}

/** The form that creates a token: a name, and the rights to tick per area. */
export function tokenForm(visit: Visit, { id }: ListedApp, refused: TokenFormInput | undefined): Markup {
  const { words } = visit;
  const problem = refused?.scopeProblem;
  return html`<h2>${words.newToken}</h2>
    <form method="post" action="/apps/${id}/token-sets/">
      ${csrfField(visit)}
      ${field({ name: 'name', label: words.tokenName, value: refused?.name ?? '', error: refused?.nameProblem })}
      <fieldset ${problem === undefined ? '' : html`aria-describedby="scope-error"`}>
        <legend>${words.scope}</legend>
        ${problem === undefined ? '' : html`<p class="error" id="scope-error">${problem}</p>`}
        <div class="scopes">
          ${[...KNOWN_RIGHTS].map(([area, rights]) => areaBoxes(visit, { area, rights, ticked: refused?.scopes ?? [] }))}
        </div>
      </fieldset>
      <button>${words.generate}</button>
    </form>`;
}

interface Area {
  readonly area: string;
  readonly rights: readonly Right[];
  readonly ticked: readonly string[];
}

function areaBoxes({ words }: Visit, { area, rights, ticked }: Area): Markup {
  const names: Readonly<Record<string, string>> = words.areas;
  return html`<fieldset>
    <legend>${names[area] ?? area}</legend>
    ${rights.map((right) => {
      const scope = `${area}:${right}`;
      return html`<label>
        <input type="checkbox" name="${scopeFieldName(scope)}" ${ticked.includes(scope) ? html`checked` : ''}>
        ${words.rights[right]} <code>${scope}</code>
      </label>`;
    })}
  </fieldset>`;
}

/** A token set with its newest tokens, each with a copy button, and all of it as one text to paste. */
export function tokenSetCard(visit: Visit, app: ListedApp, set: ListedTokenSet): Markup {
  const { words } = visit;
  const { id, label, scope, accessToken, refreshToken } = set;
  return html`<section class="card" id="token-set-${id}" aria-labelledby="token-set-${id}-label">
    <h3 id="token-set-${id}-label">${label}</h3>
    <p>${words.scope}: <code>${scope}</code></p>
    ${
      accessToken === null || refreshToken === null
        ? html`<p>${words.revoked}</p>`
        : html`${secretField({ id: `access-token-${id}`, label: words.accessToken, value: accessToken }, words)}
            ${secretField({ id: `refresh-token-${id}`, label: words.refreshToken, value: refreshToken }, words)}
            <div class="field">
              <label for="everything-${id}">${words.allInOne}</label>
              <textarea id="everything-${id}" rows="6" readonly>${pasteText(visit.address, app, { accessToken, refreshToken })}</textarea>
            </div>
            <button type="button" class="quiet" data-copy="everything-${id}" data-copied="${words.copied}" hidden>
              ${words.copyAll}
            </button>`
    }
    <p><a href="/apps/${app.id}/token-sets/${id}/delete/">${words.remove}: ${label}</a></p>
  </section>`;
}

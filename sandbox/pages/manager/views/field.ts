import { html } from 'hono/html';
import type { Markup } from './layout.ts';

interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly autocomplete?: string;
  readonly hint?: string;
  readonly value?: string;
  readonly error?: string | undefined;
  readonly isNumeric?: boolean;
}

/** A labelled input with its hint and its error, linked for screen readers. */
export function field(entry: Field): Markup {
  const { name, label, type = 'text', autocomplete = 'off', hint, value = '', error, isNumeric } = entry;
  const described = [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`]
    .filter((id) => id !== '')
    .join(' ');
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint === undefined ? '' : html`<span class="hint" id="${name}-hint">${hint}</span>`}
    <input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="${autocomplete}" required
      ${isNumeric ? html`inputmode="numeric"` : ''}
      ${described === '' ? '' : html`aria-describedby="${described}"`}
      ${error === undefined ? '' : html`aria-invalid="true"`}>
    ${error === undefined ? '' : html`<p class="error" id="${name}-error">${error}</p>`}
  </div>`;
}

/** A secret to read and to copy. */
export function secretField(
  { id, label, value }: { readonly id: string; readonly label: string; readonly value: string },
  { copy, copied }: { readonly copy: string; readonly copied: string },
): Markup {
  return html`<div class="secret">
    <div><label for="${id}">${label}</label><input id="${id}" value="${value}" readonly></div>
    <button type="button" class="quiet" data-copy="${id}" data-copied="${copied}" aria-label="${copy}: ${label}" hidden>
      ${copy}
    </button>
  </div>`;
}

/** An error at the top of a page, read out as soon as it is shown. */
export function alert(title: string, text: string): Markup {
  return html`<div class="alert" role="alert"><strong>${title}</strong><br>${text}</div>`;
}

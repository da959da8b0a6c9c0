import type { SandboxAccount, SandboxApp } from '../../sandbox/accounts/account.ts';
import { escapeHtml } from '../../sandbox/pages/html-page.ts';
import { COPY_SCRIPT } from '../../sandbox/pages/manager/views/style.ts';
import { pasteText } from '../../sandbox/pages/paste-text.ts';
import { PRODUCTION } from '../../src/inventorum/environment.ts';
import { type StartWords, startWords } from './start-words.ts';

const ADDRESS = 'https://app.inventorum.com/api/products/?page=1';
const CALL = "fetch('/api/products/', { method: 'POST' })";

const STYLE = `
  :root { color-scheme: light dark; }
  body { max-width: 46rem; margin: 3rem auto; padding: 0 1.5rem; font: 1rem/1.6 system-ui, sans-serif; }
  .warning { padding: .75rem 1rem; border-left: 4px solid; background: light-dark(#fdf0d6, #3a2c0d); }
  h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
  h3 { margin: 1.25rem 0 .25rem; font-size: 1rem; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
  dt { color: light-dark(#566170, #a3adba); }
  dd { margin: 0; min-width: 0; }
  code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
  dd code { user-select: all; }
  small { color: light-dark(#566170, #a3adba); font-size: .85em; }
`;

/**
 * The first tab of `npm start`: an introduction, and credentials to paste, which are valid only in this run's sandbox.
 */
export function startPage(accounts: readonly SandboxAccount[], acceptLanguage: string | undefined): string {
  const { tag, words } = startWords(acceptLanguage);
  const apps = accounts.slice(0, 1).flatMap((account) => account.apps);
  return `<!doctype html>
<html lang="${tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(words.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(words.title)}</h1>
<p class="warning">${escapeHtml(words.warning)}</p>
<ol>${words.how.map((step) => `<li>${stepHtml(step)}</li>`).join('\n')}</ol>
<h2>${escapeHtml(words.paste)}</h2>
<p><small>${escapeHtml(words.changes)}</small></p>
${apps.map((app) => appHtml(app, words)).join('\n')}
<p>${escapeHtml(words.end)}</p>
<p id="announcement" role="status"></p>
<script>${COPY_SCRIPT}</script>
</body>
</html>
`;
}

function stepHtml(step: string): string {
  return escapeHtml(step)
    .replace('{address}', `<a href="${ADDRESS}" target="_blank" rel="noreferrer"><code>${ADDRESS}</code></a>`)
    .replace('{call}', `<code>${escapeHtml(CALL)}</code>`);
}

function appHtml({ label, kind, clientId, clientSecret, tokenSets }: SandboxApp, words: StartWords): string {
  const name = kind === 'legacy' ? `${label} (${words.legacy})` : label;
  const sets = tokenSets.map((set) => {
    const field = `all-${set.label.replace(/\W+/g, '-')}-${clientId}`;
    const text = pasteText(PRODUCTION.origin, { label, clientId, clientSecret }, set);
    return `<dt>${escapeHtml(words.refreshToken)}</dt>
<dd><code>${escapeHtml(set.refreshToken)}</code><br>${escapeHtml(set.label)} <small>${escapeHtml(set.scope)}</small>
<textarea id="${escapeHtml(field)}" readonly hidden>${escapeHtml(text)}</textarea>
<button type="button" data-copy="${escapeHtml(field)}" data-copied="${escapeHtml(words.copied)}" aria-label="${escapeHtml(`${words.copyAll}: ${set.label}`)}" hidden>${escapeHtml(words.copyAll)}</button></dd>`;
  });
  return `<h3>${escapeHtml(name)}</h3>
<dl>
<dt>${escapeHtml(words.clientId)}</dt><dd><code>${escapeHtml(clientId)}</code></dd>
<dt>${escapeHtml(words.clientSecret)}</dt><dd><code>${escapeHtml(clientSecret)}</code></dd>
${sets.join('\n')}
</dl>`;
}

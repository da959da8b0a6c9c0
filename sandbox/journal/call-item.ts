import type { SandboxRequest } from '../log/request-log.ts';
import { escapeHtml } from '../pages/html-page.ts';
import type { Journal } from './journal.ts';
import { JOURNAL_WORDS, type JournalLanguage, type JournalWords } from './journal-words.ts';
import type { JournalReport } from './report.ts';

/** Characters of a body on the page. */
const LONGEST_BODY = 4_000;

/** A call as an item of the page's list, with its card. Every text is escaped, and no secret is in it. */
export function callItem(journal: Journal, request: SandboxRequest, language: JournalLanguage): string {
  const words = JOURNAL_WORDS[language];
  const report = journal.report(request, language);
  const { id, at, method, path, tokenSet, worked, title } = report;
  const isOpen = request.status === null && request.answer === null;
  const status = isOpen ? '…' : String(report.status ?? words.cut);
  const searched = [method, path, status, tokenSet ?? words.noToken, title, ...report.causes].join(' ');
  return `<li id="call-${id}" data-text="${escapeHtml(searched.toLowerCase())}" data-failed="${!worked && !isOpen}" data-open="${isOpen}">
<details><summary><time datetime="${at}">${timeOf(new Date(at))}</time> <strong>${escapeHtml(method)}</strong> <code>${escapeHtml(path)}</code>
<span class="${worked || isOpen ? 'good' : 'bad'}">${escapeHtml(status)}</span> <span class="set">${escapeHtml(tokenSet ?? words.noToken)}</span>
<span class="sentence">${escapeHtml(title)}</span></summary>
<div class="card">
${cardOf(report)}
${bodyHtml(words.body, journal.redacted(request).answer?.body ?? '')}
${bodyHtml(words.sent, journal.redacted(request).body)}
${answerForm(report, journal.redacted(request), words)}
</div></details></li>`;
}

/** In the time zone of the sentences. */
function timeOf(at: Date): string {
  const parts = [at.getHours(), at.getMinutes(), at.getSeconds()];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

function cardOf({ title, advice, causes, facts }: JournalReport): string {
  const sentences = [...causes, ...(advice === null ? [] : [advice])];
  return `<p class="title">${escapeHtml(title)}</p>
${sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n')}
<dl>${facts
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('\n')}</dl>`;
}

function bodyHtml(name: string, body: string): string {
  if (body === '') return '';
  const shown = body.length > LONGEST_BODY ? `${body.slice(0, LONGEST_BODY)}…` : body;
  return `<details class="body"><summary>${escapeHtml(name)}</summary><pre tabindex="0">${escapeHtml(shown)}</pre></details>`;
}

/** Without scripts it stays hidden: the control API takes JSON only. */
function answerForm({ method, status }: JournalReport, request: SandboxRequest, words: JournalWords): string {
  const call = `${method} ${request.path}`;
  const kinds = Object.entries(words.answerKinds).map(
    ([kind, name]) => `<option value="${kind}">${escapeHtml(name)}</option>`,
  );
  return `<details class="answer" hidden><summary>${escapeHtml(words.answerSo)}</summary>
<form data-method="${escapeHtml(method)}" data-path="${escapeHtml(request.path)}" aria-label="${escapeHtml(words.answerSoFor(call))}">
<label>${escapeHtml(words.answerKind)} <select name="kind">${kinds.join('')}</select></label>
<label>${escapeHtml(words.status)} <input name="status" type="number" min="200" max="599" value="${status ?? 500}" required></label>
<label>${escapeHtml(words.times)} <select name="times"><option value="1">${escapeHtml(words.once)}</option><option value="always">${escapeHtml(words.always)}</option></select></label>
<label class="wide">${escapeHtml(words.body)} <textarea name="body" rows="4" spellcheck="false">${escapeHtml(request.answer?.body ?? '')}</textarea></label>
<button>${escapeHtml(words.set)}</button> <span role="status"></span>
</form></details>`;
}

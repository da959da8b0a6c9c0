import type { Fault } from '../faults/fault-queue.ts';
import type { SandboxRequest } from '../log/request-log.ts';
import { escapeHtml } from '../pages/html-page.ts';
import { STYLE } from '../pages/manager/views/style.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { callItem } from './call-item.ts';
import { clockWords } from './cause-words.ts';
import type { Journal } from './journal.ts';
import {
  JOURNAL_LANGUAGES,
  JOURNAL_WORDS,
  type JournalLanguage,
  type JournalWords,
} from './journal-words.ts';

/** Calls that the page shows at first; the log has more. */
const MOST_SHOWN = 200;

/** The page of the journal, complete without scripts but for filter, news and forms. */
export function journalPage(state: SandboxState, journal: Journal, language: JournalLanguage): string {
  const words = JOURNAL_WORDS[language];
  const all = state.log.entries();
  const shown = all.slice(-MOST_SHOWN);
  const older = all.length - shown.length;
  const text = escapeHtml;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(words.title)}</title>
<link rel="stylesheet" href="journal.css">
<script src="journal.js" type="module"></script>
</head>
<body data-since="${sinceOf(shown)}" data-language="${language}" data-shown="${text(words.shown(-1, -2))}" data-set="${text(words.wasSet(-1))}" data-refused="${text(words.refused('-1'))}" data-lost="${text(words.lost)}">
<header>
<h1>${text(words.title)}</h1>
<nav aria-label="${text(words.language)}">${languageLinks(language)}</nav>
</header>
<main>
<p>${text(words.intro)}</p>
<section id="state" aria-label="${text(words.faults)}">${stateHtml(state, language)}</section>
<section aria-labelledby="calls">
<h2 id="calls">${text(words.calls)}</h2>
<form id="filter" role="search" hidden>
<label>${text(words.filter)} <input id="words" type="search" aria-describedby="hint" autocomplete="off" spellcheck="false"></label>
<label>${text(words.show)} <select id="show"><option value="all">${text(words.all)}</option><option value="failed">${text(words.failed)}</option></select></label>
<button type="button" id="clear" class="quiet">${text(words.clear)}</button>
<p id="hint" class="hint">${text(words.filterHint)}</p>
</form>
<p id="count" role="status"></p>
${older > 0 ? `<p>${text(words.older(older))}</p>` : ''}
<p id="none"${shown.length > 0 ? ' hidden' : ''}>${text(words.none)}</p>
<ol id="list">
${shown.map((request) => callItem(journal, request, language)).join('\n')}
</ol>
</section>
</main>
<footer><p id="live" role="status">${text(words.live)}</p></footer>
</body>
</html>
`;
}

/** What arrived before is on the page; a call without its answer will come again. */
function sinceOf(shown: readonly SandboxRequest[]): number {
  const open = shown.find(({ status, answer }) => status === null && answer === null);
  return open ? open.id - 1 : (shown.at(-1)?.id ?? 0);
}

function languageLinks(current: JournalLanguage): string {
  return Object.entries(JOURNAL_LANGUAGES)
    .map(([tag, name]) =>
      tag === current
        ? `<span aria-current="true">${name}</span>`
        : `<a href="?language=${tag}" hreflang="${tag}" lang="${tag}">${name}</a>`,
    )
    .join(' ');
}

/** The part of the page that says what is not as usual: faults and the clock. */
export function stateHtml(state: SandboxState, language: JournalLanguage): string {
  const words = JOURNAL_WORDS[language];
  const clock = clockWords(language, state.clock.state());
  const faults = state.faults.list().filter((fault) => !isOver(fault));
  const items = faults.map((fault) => faultItem(fault, words));
  return `${clock === null ? '' : `<p class="alert">${escapeHtml(clock)}</p>`}
<h2 tabindex="-1">${escapeHtml(words.faults)}</h2>
${faults.length === 0 ? `<p>${escapeHtml(words.noFaults)}</p>` : `<ul class="plain">${items.join('')}</ul>`}`;
}

function isOver({ match, hits }: Fault): boolean {
  return match.times !== 'always' && hits >= match.times;
}

function faultItem({ id, match, answer, hits }: Fault, words: JournalWords): string {
  const call = [match.method, match.path, match.host, match.tokenSet].filter((part) => part !== undefined);
  const what = `${call.join(' ') || words.everyCall}: ${words.faultKinds[answer.kind]}`;
  return `<li>${escapeHtml(what)} <span class="hint">(${escapeHtml(words.hits(hits))})</span>
<button type="button" class="quiet" data-fault="${id}" aria-label="${escapeHtml(words.takeBackFault(id))}">${escapeHtml(words.takeBack)}</button></li>`;
}

/** Served as files of their own, so that the page needs nothing inline. */
export const JOURNAL_STYLE = `${STYLE}
header, main, footer { max-width: 80rem; }
main > section { margin: 0 0 1rem; } h2 { margin: 1rem 0 .5rem; }
#filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; } #filter label { flex: 1 1 14rem; } .hint { flex: 1 1 100%; margin: 0; }
select, input:not([type=checkbox]) { min-height: 2.5rem; padding: .5rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; width: 100%; }
#list { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
#list > li { border-bottom: 1px solid var(--line); }
summary { padding: .35rem .25rem; cursor: pointer; overflow-wrap: anywhere; }
summary > * { margin-inline-end: .5rem; } time, code, pre { font-family: ui-monospace, monospace; font-size: .875rem; }
.bad { color: var(--bad); font-weight: 700; } .good { font-weight: 400; } .sentence { font-style: italic; }
.title { font-weight: 700; } .card { margin: 0 0 .5rem; } .card p { margin: .25rem 0; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .15rem 1rem; margin: .5rem 0; } dt { font-weight: 600; } dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 20rem; overflow: auto; }
.answer form { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; align-items: end; } .wide { grid-column: 1 / -1; }
`;

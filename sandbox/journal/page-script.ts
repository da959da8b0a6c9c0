// What runs in the page of the journal. It is sent as the text of these functions, so they use each other and the
// page, and nothing else of this module: what has to be remembered stands in the document.

function partOf<Kind extends HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}

/** A text of the page's language, its places filled. */
function said(name: string, ...values: readonly string[]): string {
  const text = document.body.dataset[name] ?? '';
  return values.reduce((before, value, i) => before.replace(`-${i + 1}`, value), text);
}

function filterCalls(): void {
  const words = partOf<HTMLInputElement>('words').value.toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = ({ dataset }: HTMLElement) =>
    words.every((word) => dataset['text']?.includes(word)) &&
    (partOf<HTMLSelectElement>('show').value !== 'failed' || dataset['failed'] === 'true');
  const items = [...partOf('list').children] as HTMLElement[];
  for (const item of items) item.hidden = !isWanted(item);
  const shown = items.filter(({ hidden }) => !hidden).length;
  partOf('count').textContent = said('shown', String(shown), String(items.length));
  partOf('none').hidden = items.length > 0;
}

/** Forms need this script, so they are hidden without it. */
function revealForms(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLElement>('#filter, .answer')) form.hidden = false;
}

/** Adds a call, or replaces it by its answered form. The server has made and escaped it. */
function putCall(html: string): void {
  const holder = document.createElement('ol');
  holder.innerHTML = html;
  const item = holder.firstElementChild;
  if (!item) return;
  revealForms(item);
  const before = document.getElementById(item.id);
  if (before) replaceCall(before, item);
  else appendCall(item);
}

function replaceCall(before: HTMLElement, item: Element): void {
  const details = item.querySelector('details');
  if (details) details.open = before.querySelector('details')?.open === true;
  const isFocused = before.contains(document.activeElement);
  before.replaceWith(item);
  if (isFocused) item.querySelector('summary')?.focus();
}

/** The view follows the newest call only if it shows the end. */
function appendCall(item: Element): void {
  const { documentElement: root } = document;
  const isAtEnd = innerHeight + scrollY >= root.scrollHeight - 40;
  partOf('list').append(item);
  if (isAtEnd) scrollTo(0, root.scrollHeight);
}

async function followCalls(): Promise<void> {
  const { since, language } = document.body.dataset;
  const answer = await fetch(`journal/stream?since=${since}&language=${language}`);
  if (!answer.body || !answer.ok) throw new Error(String(answer.status));
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter(Boolean)) putCall(JSON.parse(line).html);
    filterCalls();
  }
}

/** Faults and the clock. */
async function refreshState(): Promise<void> {
  const part = partOf('state');
  const answer = await fetch(`journal/state?language=${document.body.dataset['language']}`);
  const html = await answer.text();
  if (!answer.ok || html === part.dataset['html']) return;
  const hadFocus = part.contains(document.activeElement);
  part.dataset['html'] = html;
  part.innerHTML = html;
  if (hadFocus) part.querySelector('h2')?.focus();
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A fault in the form of the control API. */
function answerOf(data: FormData): object {
  const status = Number(data.get('status'));
  switch (data.get('kind')) {
    case 'drop':
      return { kind: 'drop', when: 'before the work' };
    case 'drop after':
      return { kind: 'drop' };
    case 'delay':
      return { kind: 'delay', ms: 2000 };
    case 'html':
      return { kind: 'html', status };
    default:
      return { kind: 'answer', status, body: jsonOrText(String(data.get('body'))) };
  }
}

async function setAnswer(form: HTMLFormElement): Promise<void> {
  const data = new FormData(form);
  const { method, path } = form.dataset;
  const times = data.get('times') === 'always' ? 'always' : 1;
  const answer = await fetch('faults', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ match: { method, path, times }, answer: answerOf(data) }),
  });
  const told = await answer.json();
  const status = form.querySelector('[role=status]');
  if (status) status.textContent = answer.ok ? said('set', told[0].id) : said('refused', told.error);
  await refreshState();
}

function moveFocus(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('#list > li:not([hidden]) > details > summary')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  if (at >= 0) rows[at + by]?.focus();
}

function actOnKey(event: KeyboardEvent): void {
  const { tagName } = event.target as HTMLElement;
  const isModified = event.ctrlKey || event.metaKey || event.altKey;
  if (isModified || ['INPUT', 'TEXTAREA', 'SELECT'].includes(tagName)) return;
  if (event.key === '/') partOf('words').focus();
  else if (tagName !== 'SUMMARY' || !actOnSummary(event)) return;
  event.preventDefault();
}

/** Firefox 153 opens nothing by Enter in a window that is not in front, so it is done here. */
function actOnSummary({ key, target }: KeyboardEvent): boolean {
  const details = (target as HTMLElement).closest('details');
  if (key === 'ArrowDown') moveFocus(1);
  else if (key === 'ArrowUp') moveFocus(-1);
  else if (key === 'Enter' && details) details.open = !details.open;
  else return false;
  return true;
}

async function emptyJournal(): Promise<void> {
  await fetch('requests', { method: 'DELETE' });
  partOf('list').replaceChildren();
  filterCalls();
}

async function takeBack({ target }: Event): Promise<void> {
  const { fault } = (target as HTMLElement).dataset;
  if (fault === undefined) return;
  await fetch(`faults/${fault}`, { method: 'DELETE' });
  await refreshState();
}

function listenToForms(): void {
  partOf('words').addEventListener('input', filterCalls);
  partOf('show').addEventListener('change', filterCalls);
  partOf('clear').addEventListener('click', () => void emptyJournal());
  partOf('state').addEventListener('click', (event) => void takeBack(event));
  document.addEventListener('keydown', actOnKey);
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (form.dataset['path'] !== undefined) void setAnswer(form);
  });
}

function startJournal(): void {
  revealForms(document);
  listenToForms();
  filterCalls();
  scrollTo(0, document.documentElement.scrollHeight);
  const lose = () => {
    clearInterval(timer);
    partOf('live').textContent = said('lost');
  };
  const timer = setInterval(() => {
    if (!document.hidden) refreshState().catch(lose);
  }, 1500);
  followCalls().then(lose, lose);
}

const FUNCTIONS: readonly { toString(): string }[] = [
  ...[partOf, said, filterCalls, revealForms, putCall, replaceCall, appendCall, followCalls, refreshState],
  ...[
    jsonOrText,
    answerOf,
    setAnswer,
    moveFocus,
    actOnKey,
    actOnSummary,
    emptyJournal,
    takeBack,
    listenToForms,
  ],
];

/** The script of the page. `__name`: esbuild's helper (tsx uses it), which no page has. */
export const JOURNAL_SCRIPT = [
  'const __name = (named) => named;',
  ...FUNCTIONS.map(String),
  `(${startJournal.toString()})();`,
].join('\n');

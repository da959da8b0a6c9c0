import { render } from 'preact';
import { ENGLISH, GERMAN } from '../../../src/ui/fixtures/languages.ts';
import { LanguageContext } from '../../../src/ui/language/language.ts';
import type { GalleryStates, GalleryStep } from './gallery-state.ts';

const TIME_LIMIT_MS = 10_000;

// A state that moves the focus would scroll the overview to its frame.
if (parent !== window) {
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function (options) {
    const { scrollX, scrollY } = parent;
    focus.call(this, options);
    parent.scrollTo(scrollX, scrollY);
  };
}

/**
 * Shows the state named after the address's `#`, and another one when that changes: `first run/de/dark`. The document's
 * `data-shown` names the state once it is complete, and `data-failed` says why it failed. Scripts read the names of all
 * states from `data-states`.
 */
export function showStates(states: GalleryStates): void {
  document.documentElement.dataset['states'] = JSON.stringify(Object.keys(states));
  window.addEventListener('hashchange', () => void show(states));
  void show(states);
}

async function show(states: GalleryStates): Promise<void> {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const [name = '', tag = 'en', theme = 'light'] = wanted.split('/');
  const root = document.getElementById('root');
  const state = states[name || (Object.keys(states)[0] ?? '')];
  if (!root || !state) return;
  const page = document.documentElement;
  delete page.dataset['shown'];
  delete page.dataset['failed'];
  page.dataset['theme'] = theme;
  page.lang = tag;
  render(null, root);
  const language = tag === 'de' ? GERMAN : ENGLISH;
  render(<LanguageContext.Provider value={language}>{state.draw()}</LanguageContext.Provider>, root);
  try {
    for (const step of state.steps ?? []) await take(step);
    page.dataset['shown'] = wanted;
  } catch (error) {
    page.dataset['failed'] = `${wanted}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function take(step: GalleryStep): Promise<void> {
  if ('wait' in step) {
    await found(step.wait);
  } else if ('click' in step) {
    (await found(step.click)).click();
  } else if ('paste' in step) {
    await pasteAnywhere(step.paste);
  } else if ('choose' in step) {
    await chooseFile(step.choose, step.text);
  } else if ('menu' in step) {
    const place = { clientX: 60, clientY: 60, bubbles: true, cancelable: true };
    (await found(step.menu)).dispatchEvent(new MouseEvent('contextmenu', place));
  } else if ('open' in step) {
    const details = await found(step.open);
    if (details instanceof HTMLDetailsElement) details.open = true;
  } else {
    await typeInto(step.type, step.text);
  }
}

async function typeInto(css: string, text: string): Promise<void> {
  const field = await found(css);
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

async function chooseFile(css: string, text: string): Promise<void> {
  const field = await found(css);
  const chosen = new DataTransfer();
  chosen.items.add(new File([text], 'chosen.json'));
  if (field instanceof HTMLInputElement) field.files = chosen.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A paste while no field has the focus. */
async function pasteAnywhere(text: string): Promise<void> {
  // The parts that listen have been rendered, and listen after the next frame.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const event = new Event('paste', { bubbles: true, cancelable: true });
  // Firefox's ClipboardEvent does not take the one that a script made.
  Object.defineProperty(event, 'clipboardData', { value: { getData: () => text } });
  document.body.dispatchEvent(event);
}

async function found(css: string): Promise<HTMLElement> {
  const end = performance.now() + TIME_LIMIT_MS;
  for (;;) {
    const element = document.querySelector<HTMLElement>(css);
    if (element) return element;
    if (performance.now() > end) throw new Error(`there is no ${css}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

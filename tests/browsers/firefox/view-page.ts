import { writeFile } from 'node:fs/promises';
import type { Page, PageFunction } from '../browser.ts';
import type { Json } from '../json.ts';
import { pageExpression } from '../page-expression.ts';
import { selectContent } from '../select-content.ts';
import { steadyMiddle } from '../steady-middle.ts';
import { waitUntil } from '../wait-until.ts';
import type { FirefoxWindow } from './firefox-window.ts';

/** How a view ends: the popup by hiding its panel, ours in DevTools with the toolbox. */
type CloseCall = 'closeView' | 'closeToolbox';

/**
 * The toolbar popup or the DevTools panel as our Page, driven from the browser's own window.
 * @param key returned by openPopup or openPanel of the window
 */
export function viewPage(window: FirefoxWindow, key: string, closeCall: CloseCall): Page {
  async function evaluate<Args extends readonly Json[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result> {
    return JSON.parse(String(await window.call('run', key, pageExpression(fn, args))));
  }

  async function click(css: string): Promise<void> {
    const [x, y] = await waitUntil(`${css} can be clicked`, () => evaluate(steadyMiddle, css));
    await window.call('click', key, x, y);
  }

  return {
    url: () => evaluate(() => location.href),
    goto: () => Promise.reject(new Error('A popup or panel goes nowhere')),
    reload: () => Promise.reject(new Error('Close the popup or panel and open it again')),
    evaluate,
    waitFor: (fn, ...args) => waitUntil(`${fn.toString()} is true`, () => evaluate(fn, ...args)),
    click,
    drag: () => Promise.reject(new Error('Drag in a tab')),
    type: async (css, text) => {
      await click(css);
      await waitUntil(`${css} has the focus`, () => evaluate(hasFocus, css));
      await evaluate(selectContent, css);
      await window.call('press', key, 'Backspace', ...text);
      await waitUntil(`${css} holds what was typed`, () => evaluate(holds, css, text));
    },
    press: async (name) => {
      await window.call('press', key, name);
    },
    size: () => evaluate(() => ({ width: innerWidth, height: innerHeight })),
    setWidth: async (width) => {
      await window.call('setWidth', key, width);
    },
    screenshot: async (file) => {
      // Firefox refuses a picture while the popup changes its size.
      const picture = await waitUntil('a picture is taken', () => window.call('picture', key));
      await writeFile(file, Buffer.from(String(picture), 'base64'));
    },
    activate: async () => {},
    close: async () => {
      await window.call(closeCall, key);
    },
  };
}

function hasFocus(css: string): boolean {
  return document.activeElement?.matches(css) ?? false;
}

function holds(css: string, text: string): boolean {
  return document.querySelector<HTMLInputElement | HTMLTextAreaElement>(css)?.value === text;
}

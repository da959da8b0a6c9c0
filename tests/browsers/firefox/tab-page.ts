import { writeFile } from 'node:fs/promises';
import type { Page, PageFunction } from '../browser.ts';
import type { Json } from '../json.ts';
import { pageExpression } from '../page-expression.ts';
import { selectContent } from '../select-content.ts';
import { steadyMiddle } from '../steady-middle.ts';
import { waitUntil } from '../wait-until.ts';
import type { BidiClient } from './bidi-client.ts';
import { evaluateIn } from './evaluate-in.ts';
import { keyCharacter } from './key-character.ts';
import { moveTab } from './move-tab.ts';

export interface TabPage extends Page {
  /** WebDriver BiDi's id of the tab */
  readonly context: string;
}

/** A tab as our Page, driven by WebDriver BiDi. */
export function tabPage(bidi: BidiClient, context: string): TabPage {
  async function evaluate<Args extends readonly Json[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result> {
    return JSON.parse(await evaluateIn(bidi, context, pageExpression(fn, args)));
  }

  async function press(...keys: readonly string[]): Promise<void> {
    const actions = keys.flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await bidi.send('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions }] });
  }

  async function middle(css: string): Promise<readonly [number, number]> {
    const [x, y] = await waitUntil(`${css} can be reached`, () => evaluate(steadyMiddle, css));
    return [Math.floor(x), Math.floor(y)];
  }

  function isClosed(): Promise<boolean> {
    return bidi.send('browsingContext.getTree', { root: context }).then(
      () => false,
      () => true,
    );
  }

  async function click(css: string): Promise<void> {
    let isBegun = false;
    await waitUntil(`${css} is clicked`, async () => {
      // The click may close the tab before Firefox has confirmed it.
      if (isBegun && (await isClosed())) return true;
      const [x, y] = (await evaluate(steadyMiddle, css)).map(Math.floor);
      const actions = [
        { type: 'pointerMove', x, y },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
      isBegun = true;
      await bidi.send('input.performActions', { context, actions: [pointer] });
      return true;
    });
  }

  return {
    context,
    url: () => evaluate(() => location.href),
    goto: (url) =>
      moveTab({ bidi, context }, `${url} is loaded`, () =>
        bidi.send('browsingContext.navigate', { context, url, wait: 'none' }),
      ),
    reload: () =>
      moveTab({ bidi, context }, 'the tab is loaded again', () =>
        bidi.send('browsingContext.reload', { context, wait: 'none' }),
      ),
    evaluate,
    waitFor: (fn, ...args) => waitUntil(`${fn.toString()} is true`, () => evaluate(fn, ...args)),
    click,
    drag: async (from, to) => {
      const [x, y] = await middle(from);
      const [toX, toY] = await middle(to);
      const actions = [
        { type: 'pointerMove', x, y },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerMove', x: toX, y: toY + 1, duration: 100 },
        { type: 'pointerUp', button: 0 },
      ];
      const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
      await bidi.send('input.performActions', { context, actions: [pointer] });
    },
    type: async (css, text) => {
      await click(css);
      await evaluate(selectContent, css);
      await press(keyCharacter('Backspace'), ...text);
    },
    press: (key) => press(keyCharacter(key)),
    size: () => evaluate(() => ({ width: innerWidth, height: innerHeight })),
    setWidth: () => Promise.reject(new Error('A tab is as wide as its window')),
    screenshot: async (file) => {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', { context });
      await writeFile(file, Buffer.from(data, 'base64'));
    },
    activate: async () => {
      await bidi.send('browsingContext.activate', { context });
    },
    close: async () => {
      await bidi.send('browsingContext.close', { context });
    },
  };
}

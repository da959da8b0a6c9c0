import { writeFile } from 'node:fs/promises';
import type { Frame, KeyInput, Page as PuppeteerPage } from 'puppeteer-core';
import type { Page, PageFunction } from '../browser.ts';
import type { Json } from '../json.ts';
import { pageExpression } from '../page-expression.ts';
import { selectContent } from '../select-content.ts';
import { steadyMiddle } from '../steady-middle.ts';
import { waitUntil } from '../wait-until.ts';

/**
 * A tab or popup as our Page.
 * @param frame the document, if it is not the whole page: the DevTools panel is a frame of DevTools
 */
export function chromiumPage(host: PuppeteerPage, frame: Frame = host.mainFrame()): Page {
  async function evaluate<Args extends readonly Json[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result> {
    return JSON.parse(await frame.evaluate<[], () => string>(pageExpression(fn, args)));
  }

  async function click(css: string): Promise<void> {
    let isBegun = false;
    await waitUntil(`${css} is clicked`, async () => {
      // A prompt that the click opens may close the popup before the browser has confirmed the click.
      if (isBegun && frame.detached) return true;
      await evaluate(steadyMiddle, css);
      const element = await frame.$(css);
      isBegun ||= element !== null;
      // A component may have re-rendered the element in the meantime; then it is tried again.
      await element?.click();
      return element !== null;
    });
  }

  return {
    url: async () => frame.url(),
    goto: async (url) => {
      await host.goto(url);
    },
    reload: async () => {
      await host.reload();
    },
    evaluate,
    waitFor: (fn, ...args) => waitUntil(`${fn.toString()} is true`, () => evaluate(fn, ...args)),
    click,
    drag: async (from, to) => {
      const [x, y] = await waitUntil(`${from} can be dragged`, () => evaluate(steadyMiddle, from));
      const [toX, toY] = await waitUntil(`${to} can be reached`, () => evaluate(steadyMiddle, to));
      await host.mouse.move(x, y);
      await host.mouse.down();
      await host.mouse.move(toX, toY + 1, { steps: 4 });
      await host.mouse.up();
    },
    type: async (css, text) => {
      await click(css);
      await evaluate(selectContent, css);
      await host.keyboard.press('Backspace');
      // Each key costs several messages to the browser: a token would take a second.
      await host.keyboard.sendCharacter(text.slice(0, -1));
      await host.keyboard.type(text.slice(-1));
    },
    press: async (name) => {
      const [key = '', ...modifiers] = name.split(/(?<=.)\+/).reverse();
      for (const modifier of modifiers) await host.keyboard.down(keyInput(modifier));
      // Headless, no key does what the browser's menu does.
      const commands = name === 'Control+v' ? ['Paste'] : [];
      await host.keyboard.press(keyInput(key), { commands });
      for (const modifier of modifiers) await host.keyboard.up(keyInput(modifier));
    },
    size: () => evaluate(() => ({ width: innerWidth, height: innerHeight })),
    setWidth: async (width) => {
      const element = await frame.frameElement();
      await element?.evaluate((view, px) => {
        if (view instanceof HTMLElement) view.style.maxWidth = px === null ? '' : `${px}px`;
      }, width);
    },
    screenshot: async (file) => {
      await writeFile(file, await takePicture(host, frame));
    },
    activate: () => host.bringToFront(),
    close: () => host.close(),
  };
}

/** A picture of the whole page, or of the frame only; the view must not be resized for it. */
async function takePicture(host: PuppeteerPage, frame: Frame): Promise<Uint8Array> {
  const element = frame === host.mainFrame() ? null : await frame.frameElement();
  const clip = await element?.boundingBox();
  return host.screenshot({ captureBeyondViewport: false, ...(clip ? { clip } : {}) });
}

/** Puppeteer's key names are a type; it throws for an unknown name. */
function keyInput(key: string): KeyInput {
  return key as KeyInput;
}

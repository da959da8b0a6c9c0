import type { Page } from '../../../browsers/browser.ts';

/** Everything of a document that somebody may read out of it. */
export interface PageContent {
  readonly address: string;
  /** elements with their attributes, shadow trees and frames included */
  readonly markup: string;
  /** the text alone: a word that is drawn in several elements is whole in here */
  readonly text: string;
  /** what scripts of the page wrote into its own storage */
  readonly storage: string;
  /** what stands in its fields, but for what a test typed into the very same field */
  readonly values: readonly string[];
}

/** Tells that the test, as a user, has typed this. It holds for as long as this field is there and shows just that. */
export async function rememberTyping(page: Page, css: string, text: string): Promise<void> {
  await page.evaluate(
    (selector, typed) => {
      const field = document.querySelector(selector);
      if (field) Reflect.set(field, 'typedByTest', typed);
    },
    css,
    text,
  );
}

export function contentOf(page: Page): Promise<PageContent> {
  return page.evaluate(() => {
    const inside = (element: Element) => [
      ...(element.shadowRoot ? [element.shadowRoot] : []),
      ...(element instanceof HTMLIFrameElement && element.contentDocument ? [element.contentDocument] : []),
    ];
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) roots.push(...[...root.querySelectorAll('*')].flatMap(inside));
    const elements = roots.flatMap((root) => [...root.children]);
    const fields = roots.flatMap((root) => [
      ...root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'),
    ]);
    return {
      address: location.href,
      markup: elements.map(({ outerHTML }) => outerHTML).join('\n'),
      text: elements.map(({ textContent }) => textContent).join('\n'),
      storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, name]),
      values: fields
        .filter((field) => field.value !== Reflect.get(field, 'typedByTest'))
        .map(({ value }) => value),
    };
  });
}

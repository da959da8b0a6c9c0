import type { Page } from '../../../browsers/browser.ts';

/** Everything of a document that could be read from it. */
export interface PageContent {
  readonly address: string;
  /** elements with their attributes, shadow trees and frames included */
  readonly markup: string;
  /** only the text: a word across several elements is complete here */
  readonly text: string;
  /** the page's own storage */
  readonly storage: string;
  /** the values of its fields, except those that the test typed into the same field */
  readonly values: readonly string[];
}

/** Records that the test typed this as the user. Valid as long as the field exists and shows exactly this. */
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

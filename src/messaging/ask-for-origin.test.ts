import { describe, expect, test } from 'vitest';
import { type AskParts, askForOrigin } from './ask-for-origin.ts';

const ALLOWANCE = { origin: 'https://shop.test', reach: { in: 'every tab' } } as const;

/** Parts that record the order of calls. A click ends once something was awaited, except in pages of Chromium. */
function recorded(changes: Partial<AskParts> = {}, answer: () => Promise<boolean> = async () => true) {
  const order: string[] = [];
  let inClick = true;
  const parts: AskParts = {
    keep: async (pending) => {
      order.push(`kept ${pending?.origin} at ${pending?.askedAt}`);
      await Promise.resolve();
      order.push('stored');
    },
    requestOrigin: (origin) => {
      if (!inClick && !parts.clickLasts) throw new Error('not in a click');
      order.push(`asked for ${origin}`);
      return answer();
    },
    ownOrigins: ['https://app.inventorum.com'],
    clickLasts: false,
    now: () => 42,
    ...changes,
  };
  const asked = askForOrigin(parts, ALLOWANCE);
  inClick = false;
  return { asked, order, parts };
}

describe('asking the browser for an origin', () => {
  test('asks at once where nothing may be awaited, and keeps the allowance all the same', async () => {
    const { asked, order } = recorded();
    expect(order).toEqual(['kept https://shop.test at 42', 'asked for https://shop.test']);
    expect(await asked).toBe(true);
    expect(order).toContain('stored');
  });

  test('where the click lasts, asks only when the allowance is stored: the question may end this page', async () => {
    const { asked, order } = recorded({ clickLasts: true });
    expect(await asked).toBe(true);
    expect(order).toEqual(['kept https://shop.test at 42', 'stored', 'asked for https://shop.test']);
  });

  test('a refusal, a browser that lets nobody ask, and no `permissions` at all are no', async () => {
    expect(await recorded({}, async () => false).asked).toBe(false);
    expect(await recorded({}, () => Promise.reject(new Error('no'))).asked).toBe(false);
    const requestOrigin = () => {
      throw new TypeError('browser.permissions is undefined');
    };
    expect(await recorded({ requestOrigin }).asked).toBe(false);
  });

  test('asks although the allowance could not be kept: a page that lives on completes it', async () => {
    const keep = () => Promise.reject(new Error('no room'));
    expect(await recorded({ keep, clickLasts: true }).asked).toBe(true);
    expect(await recorded({ keep }).asked).toBe(true);
  });

  test('asks nothing for an environment, and keeps nothing', async () => {
    const { asked, order } = recorded({ ownOrigins: [ALLOWANCE.origin] });
    expect(await asked).toBe(true);
    expect(order).toEqual([]);
  });
});

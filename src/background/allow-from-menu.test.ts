import { expect, test } from 'vitest';
import { allowFromMenu, type MenuParts } from './allow-from-menu.ts';

const ALLOWANCE = { origin: 'https://shop.test', reach: { in: 'every tab' } } as const;

function recorded(answer: boolean) {
  const order: string[] = [];
  const parts: MenuParts = {
    keep: async (pending) => void order.push(`kept ${pending?.origin}`),
    requestOrigin: async (origin) => {
      order.push(`asked for ${origin}`);
      return answer;
    },
    now: () => 42,
    allow: async (allowance) => void order.push(`allowed ${JSON.stringify(allowance)}`),
    openPopup: async () => void order.push('popup'),
  };
  return { order, parts };
}

const PAGE = { url: 'https://shop.test/cart?x=1#top', tabId: 7 };

test('asks in the click itself: after the first wait no browser lets a background ask', async () => {
  const { order, parts } = recorded(true);
  const done = allowFromMenu(parts, PAGE);
  expect(order).toEqual(['kept https://shop.test', 'asked for https://shop.test']);
  await done;
  expect(order.slice(2)).toEqual([`allowed ${JSON.stringify(ALLOWANCE)}`, 'popup']);
});

test('declined, it allows nothing, keeps what was asked for, and the popup says so', async () => {
  const { order, parts } = recorded(false);
  await allowFromMenu(parts, PAGE);
  expect(order).toEqual(['kept https://shop.test', 'asked for https://shop.test', 'popup']);
});

test('what is no page of the web is nothing to ask for', async () => {
  const { order, parts } = recorded(true);
  await allowFromMenu(parts, { url: 'about:blank', tabId: 7 });
  expect(order).toEqual([]);
});

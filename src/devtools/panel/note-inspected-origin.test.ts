import { expect, test } from 'vitest';
import { type InspectedOrigins, noteInspectedOrigin } from './note-inspected-origin.ts';

function noted(before?: InspectedOrigins) {
  const held = { value: before };
  const item = {
    async change(next: (value: InspectedOrigins | undefined) => InspectedOrigins) {
      held.value = next(held.value);
    },
  };
  return { held, item };
}

test('keeps one origin a tab, the newest, and forgets a page that has none', async () => {
  const { held, item } = noted();
  await noteInspectedOrigin(item, 7, 'https://shop.test');
  await noteInspectedOrigin(item, 8, 'http://localhost:5173');
  await noteInspectedOrigin(item, 7, 'https://other.test');
  expect(held.value).toEqual({ '7': 'https://other.test', '8': 'http://localhost:5173' });
  await noteInspectedOrigin(item, 7, null);
  expect(held.value).toEqual({ '8': 'http://localhost:5173' });
});

test('keeps twenty tabs', async () => {
  const many = Object.fromEntries(Array.from({ length: 30 }, (_, id) => [String(id), 'https://shop.test']));
  const { held, item } = noted(many);
  await noteInspectedOrigin(item, 99, 'https://other.test');
  expect(Object.keys(held.value ?? {})).toHaveLength(20);
  expect(held.value?.['99']).toBe('https://other.test');
});

import { renderHook } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { useTail } from './use-tail.ts';

const ORDER = {};
const rows = (keys: string) => [...keys].map((key) => ({ key }));

function scrolledList(keys: string) {
  const element = document.createElement('div');
  const hook = renderHook(
    (now: string) =>
      useTail({
        ...{ scroller: { current: element }, keys: rows(now), order: ORDER },
        ...{ rowHeight: 20, visible: 40, atEnd: { current: false }, scrolledTo: () => {} },
      }),
    { initialProps: keys },
  );
  return { element, hook };
}

test('the rows that are seen stay where they are when one comes above them', () => {
  const { element, hook } = scrolledList('abcdefgh');
  element.scrollTop = 50;
  hook.result.current();
  hook.rerender('xabcdefgh');
  expect(element.scrollTop).toBe(70);
});

test('also if the browser has scrolled and has not said so yet', () => {
  const { element, hook } = scrolledList('abcdefgh');
  element.scrollTop = 50;
  hook.rerender('xabcdefgh');
  expect(element.scrollTop).toBe(70);
});

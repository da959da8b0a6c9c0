import { expect, test } from 'vitest';
import { selectedText } from './selected-text.ts';

function started() {
  const order: string[] = [];
  let time = 1000;
  const selection = selectedText({
    mark: { set: async (at) => void order.push(`mark ${at}`) },
    now: () => time,
    open: async () => void order.push('open'),
  });
  return {
    order,
    selection,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

test('marks that a text waits and opens the form in the click itself', async () => {
  const { order, selection } = started();
  const done = selection.keep('Client ID: ci-1');
  expect(order).toEqual(['mark 1000', 'open']);
  await done;
});

test('gives the text once, and takes back the mark', async () => {
  const { order, selection } = started();
  await selection.keep('Client ID: ci-1');
  expect(await selection.take()).toEqual({ text: 'Client ID: ci-1' });
  expect(await selection.take()).toEqual({ text: null });
  expect(order.slice(2)).toEqual(['mark null', 'mark null']);
});

test('gives nothing that has waited for a minute', async () => {
  const { selection, pass } = started();
  await selection.keep('Client ID: ci-1');
  pass(60_000);
  expect(await selection.take()).toEqual({ text: null });
});

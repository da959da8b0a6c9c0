import { expect, test } from 'vitest';
import type { TypedForm } from '../../import/form-draft.ts';
import { draftKeeper } from './draft-keeper.ts';

function typed(label: string): TypedForm {
  const choices = { kind: 'internal', obtain: 'log in', environmentId: 'production', asTyped: [] } as const;
  const values = { ...choices, label, clientId: '', tokenSetLabel: '', email: '' };
  return { form: 'add app', values, secrets: {}, isOpen: true };
}

/** A background that answers when it is told to. */
function slow() {
  const sent: (string | null)[] = [];
  const answers: (() => void)[] = [];
  const keeper = draftKeeper((one) => {
    sent.push(one?.values.label ?? null);
    return new Promise((resolve) => answers.push(resolve));
  });
  return { keeper, sent, answer: () => answers.shift()?.() };
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

test('sends the first at once, and of those that are typed meanwhile only the last', async () => {
  const { keeper, sent, answer } = slow();
  for (const label of ['a', 'ab', 'abc']) keeper.keep(typed(label));
  expect(sent).toEqual(['a']);
  answer();
  await turn();
  expect(sent).toEqual(['a', 'abc']);
});

test('sends what waits at once when the page goes, and once', async () => {
  const { keeper, sent, answer } = slow();
  keeper.keep(typed('a'));
  keeper.keep(null);
  keeper.flush();
  keeper.flush();
  expect(sent).toEqual(['a', null]);
  answer();
  await turn();
  expect(sent).toEqual(['a', null]);
});

test('is settled when all is answered, and begins again after that', async () => {
  const { keeper, sent, answer } = slow();
  await keeper.settled();
  keeper.keep(typed('a'));
  keeper.keep(typed('ab'));
  let isSettled = false;
  const settled = keeper.settled().then(() => {
    isSettled = true;
  });
  answer();
  await turn();
  expect(isSettled).toBe(false);
  answer();
  await settled;
  keeper.keep(typed('abc'));
  expect(sent).toEqual(['a', 'ab', 'abc']);
});

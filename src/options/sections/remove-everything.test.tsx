import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { Command } from '../../messaging/protocol.ts';
import { ENGLISH } from '../../ui/fixtures/languages.ts';
import { STATUS } from '../../ui/fixtures/status.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { RemoveEverything } from './remove-everything.tsx';

afterEach(cleanup);

function draw(removing = false): readonly Command[] {
  const sent: Command[] = [];
  const acts = {
    run: async (command: Command) => void sent.push(command),
    grant: () => undefined,
  };
  render(
    <LanguageContext.Provider value={ENGLISH}>
      <RemoveEverything facts={{ status: STATUS, removing }} acts={acts} />
    </LanguageContext.Provider>,
  );
  return sent;
}

async function type(text: string): Promise<void> {
  fireEvent.input(screen.getByTestId('remove-word'), { target: { value: text } });
  const isSure = text.trim().toLowerCase() === 'remove';
  await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('remove-all').disabled).toBe(!isSure));
}

test('needs a typed word, and names every token that goes', async () => {
  const sent = draw();
  fireEvent.click(screen.getByTestId('remove-ask'));
  const tokens = (await screen.findByTestId('remove-tokens')).textContent;
  for (const { label } of STATUS.apps.flatMap(({ tokenSets }) => tokenSets)) expect(tokens).toContain(label);
  const { form } = screen.getByTestId<HTMLInputElement>('remove-word');
  if (!form) throw new Error('The field is in no form.');
  await type('remov');
  fireEvent.submit(form);
  expect(sent).toEqual([]);
  await type(' Remove ');
  fireEvent.submit(form);
  await waitFor(() => expect(screen.queryByTestId('remove-word')).toBeNull());
  expect(sent).toEqual(['everything.delete']);
});

test('can be cancelled', async () => {
  const sent = draw();
  fireEvent.click(screen.getByTestId('remove-ask'));
  fireEvent.click(await screen.findByTestId('remove-cancel'));
  await waitFor(() => expect(screen.queryByTestId('remove-word')).toBeNull());
  expect(sent).toEqual([]);
});

test('can be undone while it has only begun', () => {
  const sent = draw(true);
  expect(screen.queryByTestId('remove-ask')).toBeNull();
  fireEvent.click(screen.getByTestId('remove-undo'));
  expect(sent).toEqual(['everything.undelete']);
});

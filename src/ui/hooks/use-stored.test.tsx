import { cleanup, render, renderHook, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { type StoredItem, storedItem } from '../../storage/stored-item.ts';
import { useStored } from './use-stored.ts';

afterEach(cleanup);

function Followed({ item, first }: { item: StoredItem<string>; first: string | undefined }) {
  return <p>{useStored(item, first) ?? 'none'}</p>;
}

test('follows an item, what was written before it was followed included', async () => {
  const item = storedItem<string>(memoryArea(), 'status', { current: 1 });
  const first = await item.get();
  await item.set('written meanwhile');

  render(<Followed item={item} first={first} />);
  await waitFor(() => screen.getByText('written meanwhile'));

  await item.set('written later');
  await waitFor(() => screen.getByText('written later'));
});

test('a value that was not changed meanwhile stays the same object, so that nothing is made from it again', async () => {
  const item = storedItem<readonly string[]>(memoryArea(), 'scopes', { current: 1 });
  await item.set(['orders']);
  const first = await item.get();
  const { result } = renderHook(() => useStored(item, first));
  await new Promise((resolve) => setTimeout(resolve));
  expect(result.current).toBe(first);
});

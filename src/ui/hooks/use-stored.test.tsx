import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, test } from 'vitest';
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

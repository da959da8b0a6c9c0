import { act, cleanup, renderHook } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { DEFAULT_PANEL_SETTINGS, type PanelSettings } from '../../storage/public/panel-settings.ts';
import { sharedItem } from '../../storage/public/shared-item.ts';
import { storedItem } from '../../storage/stored-item.ts';
import { usePanelSettings } from './use-panel-settings.ts';

afterEach(cleanup);

const FIRST: PanelSettings = DEFAULT_PANEL_SETTINGS;

function openPanels() {
  const item = sharedItem(
    storedItem<PanelSettings>(memoryArea(), 'panelSettings', { current: 1 }),
    '',
    (task) => task(),
  );
  const save = vi.fn((changes: Partial<PanelSettings>) =>
    item.change((stored) => ({ ...FIRST, ...stored, ...changes })),
  );
  const open = () => {
    const { result } = renderHook(() => usePanelSettings(FIRST, save));
    return (changes: Partial<PanelSettings>) => act(() => result.current[1](changes));
  };
  return { item, save, open };
}

test.each<[string, Partial<PanelSettings>, Partial<PanelSettings>]>([
  ['the filter', { preserveLog: false }, { filter: 'status:403' }],
  ['the width', { preserveLog: false, filter: 'orders' }, { listShare: 70 }],
  ['its own switch', { listShare: 30 }, { ownCalls: true }],
  ['the same setting', { listShare: 30 }, { listShare: 70 }],
])('a window that changes %s leaves what another one changed', async (_what, one, other) => {
  const { item, save, open } = openPanels();
  const [first, second] = [open(), open()];
  await first(one);
  await expect.poll(() => save.mock.calls.length).toBe(1);
  await second(other);
  await expect.poll(() => save.mock.calls.length).toBe(2);
  expect(await item.get()).toEqual({ ...FIRST, ...one, ...other });
});

test('changes in quick succession are stored once, and a possible token never', async () => {
  const { item, save, open } = openPanels();
  const change = open();
  await change({ listShare: 60 });
  await change({ filter: 'a-token-of-the-warehouse-f3Qa' });
  await expect.poll(() => save.mock.calls.length).toBe(1);
  expect(await item.get()).toEqual({ ...FIRST, listShare: 60, filter: '' });
});

test('what could not be stored is stored with the next change', async () => {
  const { item, save, open } = openPanels();
  const change = open();
  save.mockRejectedValueOnce(new Error('full'));
  await change({ listShare: 60 });
  await expect.poll(() => save.mock.calls.length).toBe(1);
  await change({ ownCalls: true });
  await expect.poll(() => save.mock.calls.length).toBe(2);
  expect(await item.get()).toEqual({ ...FIRST, listShare: 60, ownCalls: true });
});

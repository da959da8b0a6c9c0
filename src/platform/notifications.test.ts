import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.resetModules());

const NEWS = { id: 'set-1', title: 'Shop export is refused', text: 'The popup says what helps.' };

/** The module over a browser that has the API only with its permission, like both. */
async function inBrowser(isHeld: boolean) {
  const create = vi.fn(async () => 'set-1');
  const addListener = vi.fn();
  const notifications = isHeld ? { create, onClicked: { addListener } } : undefined;
  const permissions = { contains: async () => isHeld };
  vi.doMock('webextension-polyfill', () => ({ default: { notifications, permissions } }));
  return { ...(await import('./notifications.ts')), create, addListener };
}

test('a notification says what it was given, and its click is listened to', async () => {
  const { showNotification, create, addListener } = await inBrowser(true);
  await showNotification(NEWS);

  expect(create).toHaveBeenCalledWith(
    'set-1',
    expect.objectContaining({ title: NEWS.title, message: NEWS.text }),
  );
  expect(addListener).toHaveBeenCalled();
});

test('without the permission nothing is shown, and a start does not fail', async () => {
  const { showNotification, listenToNotifications } = await inBrowser(false);

  expect(() => listenToNotifications()).not.toThrow();
  await expect(showNotification(NEWS)).resolves.toBeUndefined();
});

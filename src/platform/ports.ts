import browser, { type Runtime } from 'webextension-polyfill';
import { extensionId, extensionOrigin } from './runtime.ts';

const PORT_OF_TAB = /^devtools of tab (\d+)$/;

/**
 * Holds a connection of the DevTools of a tab to the background until the returned function is called: the background
 * learns when they are closed. Where the background ends first, it is connected again, and thereby started.
 */
export function holdPort(tabId: number): () => void {
  let held: Runtime.Port | null = null;
  let released = false;
  function hold(): void {
    if (released) return;
    try {
      held = browser.runtime.connect({ name: `devtools of tab ${tabId}` });
      held.onDisconnect.addListener(hold);
    } catch {
      // The extension was reloaded: this page belongs to none any more.
      held = null;
    }
  }
  hold();
  return () => {
    released = true;
    held?.disconnect();
  };
}

/**
 * Calls back with the tab of each connection that is held. Must be called while the background starts.
 * @param held returns what to do once the DevTools are closed
 */
export function onPortHeld(held: (tabId: number) => () => void): void {
  browser.runtime.onConnect.addListener((port) => {
    const { id, url } = port.sender ?? {};
    const tabId = PORT_OF_TAB.exec(port.name)?.[1];
    const isOwn = id === extensionId() && url?.startsWith(`${extensionOrigin()}/`);
    if (isOwn && tabId !== undefined) port.onDisconnect.addListener(held(Number(tabId)));
  });
}

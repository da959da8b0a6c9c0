import browser from 'webextension-polyfill';

/**
 * Calls back with the name of the manifest command whose keys were pressed. Must be called while the background starts.
 */
export function onCommand(callback: (name: string) => void): void {
  browser.commands.onCommand.addListener((name: string) => callback(name));
}

/** A command of the manifest and its current keys; empty: none. */
export interface Shortcut {
  readonly name: string;
  readonly keys: string;
}

export async function shortcuts(): Promise<readonly Shortcut[]> {
  const commands = await browser.commands.getAll();
  return commands.map(({ name, shortcut }) => ({ name: name ?? '', keys: shortcut ?? '' }));
}

import browser from 'webextension-polyfill';

/** Calls back with the name of the manifest's command whose keys were pressed. Call while the background starts. */
export function onCommand(callback: (name: string) => void): void {
  browser.commands.onCommand.addListener((name: string) => callback(name));
}

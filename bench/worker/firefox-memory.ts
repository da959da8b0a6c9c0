import type { LaunchOptions } from '../../tests/browsers/browser.ts';
import { GECKO_ID } from '../../tests/browsers/extension-identity.ts';
import { type FirefoxWindow, openFirefoxWindow } from '../../tests/browsers/firefox/firefox-window.ts';
import { endFirefox, startFirefox } from '../../tests/browsers/firefox/start-firefox.ts';
import { makeProfile, removeProfile } from '../../tests/browsers/profile.ts';
import { waitUntil } from '../../tests/browsers/wait-until.ts';

type Setup = Pick<LaunchOptions, 'executable' | 'extension' | 'server'>;

/** Bytes of the process that all extensions share, with our background awake and asleep. */
export async function firefoxMemory(
  setup: Setup,
): Promise<{ readonly awake: number; readonly asleep: number }> {
  const profile = await makeProfile('bench');
  const firefox = await startFirefox({ ...setup, hosts: [] }, profile);
  try {
    const window = await openFirefoxWindow(firefox.bidi);
    const extensionData = { type: 'path', path: setup.extension };
    await firefox.bidi.send('webExtension.install', { extensionData });
    await inState(window, 'running');
    const awake = await memoryIn(window);
    await window.call('stopBackground', GECKO_ID);
    await inState(window, 'stopped');
    return { awake, asleep: await memoryIn(window) };
  } finally {
    await endFirefox(firefox);
    await removeProfile(profile);
  }
}

async function inState(window: FirefoxWindow, state: string): Promise<void> {
  await waitUntil(`the background is ${state}`, async () => (await stateIn(window)) === state);
}

function stateIn(window: FirefoxWindow): Promise<unknown> {
  return window.call('backgroundState', GECKO_ID);
}

async function memoryIn(window: FirefoxWindow): Promise<number> {
  return Number(await window.call('extensionMemory'));
}

import type { FirefoxWindowActs } from '../browser.ts';
import type { FirefoxWindow } from './firefox-window.ts';

/** The acts of the window that is open now: a restart opens another one. */
export function windowActs(windowNow: () => FirefoxWindow): FirefoxWindowActs {
  return {
    async offerLogins(on) {
      await windowNow().call('offerLogins', on);
    },
    async offersLogin(tab) {
      await tab.activate();
      return (await windowNow().call('offersLogin')) === true;
    },
    async copy(text) {
      await windowNow().call('copy', text);
    },
    async confirmPaste() {
      await windowNow().call('confirmPaste');
    },
  };
}

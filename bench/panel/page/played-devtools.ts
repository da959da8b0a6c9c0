import { playedCall } from './played-call.ts';

type Listener = (value: unknown) => void;

/** The part of `browser.devtools` that the extension uses, simulated in an ordinary tab. */
export interface PlayedDevtools {
  /** the call with this number has finished */
  finish(index: number, endedAt: number): void;
  /** the panel's window was shown */
  show(panel: Window): void;
}

/** ms that an answer's body takes from the DevTools to the extension */
const BODY_DELAY = 3;

/** Installs it in this document before any script of the extension runs. */
export function playDevtools(): PlayedDevtools {
  const finished: Listener[] = [];
  const shown: Listener[] = [];
  const devtools = {
    panels: {
      themeName: 'default',
      onThemeChanged: event([]),
      create: async () => ({ onShown: event(shown) }),
    },
    network: {
      onRequestFinished: event(finished),
      onNavigated: event([]),
      getHAR: async () => ({ entries: [] }),
    },
    inspectedWindow: {
      tabId: 7,
      eval: async () => performance.timeOrigin,
      reload: async () => undefined,
    },
  };
  Object.defineProperty(browser, 'devtools', { value: devtools });
  return {
    finish: (index, endedAt) => {
      const { entry, body } = playedCall(index, endedAt);
      // Each one comes through a message port: with its own strings, and its method on the prototype.
      const told: unknown = Object.setPrototypeOf(structuredClone(entry), {
        getContent: () =>
          new Promise((resolve) =>
            setTimeout(() => resolve({ content: structuredClone(body), encoding: '' }), BODY_DELAY),
          ),
      });
      for (const listener of finished) listener(told);
    },
    show: (panel) => {
      for (const listener of shown) listener(panel);
    },
  };
}

function event(listeners: Listener[]) {
  return {
    addListener: (listener: Listener) => void listeners.push(listener),
    removeListener: (listener: Listener) => void listeners.splice(listeners.indexOf(listener), 1),
  };
}

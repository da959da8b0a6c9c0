/** Calls back with every uncaught error of this page or background, including rejected promises. */
export function onUncaught(callback: (error: unknown) => void): void {
  globalThis.addEventListener('error', ({ error }) => callback(error));
  globalThis.addEventListener('unhandledrejection', ({ reason }) => callback(reason));
}

/** Calls back with every error of this page or background that nobody catches, promises included. */
export function onUncaught(callback: (error: unknown) => void): void {
  globalThis.addEventListener('error', ({ error }) => callback(error));
  globalThis.addEventListener('unhandledrejection', ({ reason }) => callback(reason));
}

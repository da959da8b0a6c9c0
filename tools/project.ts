import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserName } from '../tests/browsers/browser.ts';

/** The project's folder, absolute. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The output folder for pictures and reports; not committed. */
export const OUT = path.join(ROOT, 'out');

export const BROWSERS: readonly BrowserName[] = ['chrome', 'firefox'];

/** The unpacked extension that `npm run build` writes. */
export function extensionFolder(name: BrowserName): string {
  return path.join(ROOT, 'dist', name);
}

/** The script of a program in node_modules, as `npx` would find it. */
export function nodeModule(...parts: readonly string[]): string {
  return path.join(ROOT, 'node_modules', ...parts);
}

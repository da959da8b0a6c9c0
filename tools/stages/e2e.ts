import type { BrowserName } from '../../tests/browsers/browser.ts';
import { provideBrowser } from '../browsers/provide-browser.ts';
import type { StageResult } from './stage.ts';
import { vitest } from './vitest.ts';

interface E2eOptions {
  /** of vitest.config.ts; default: all end-to-end suites */
  readonly projects?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly filters?: readonly string[];
  readonly shown?: boolean;
}

const ALL = ['e2e', 'e2e-alone'];

/** The end-to-end suites in one browser; dist/ must have been built. Throws if the browser cannot be provided. */
export async function e2e(
  browser: BrowserName,
  { projects = ALL, env = {}, ...options }: E2eOptions = {},
): Promise<StageResult> {
  const provided = { E2E_BROWSER: browser, E2E_EXECUTABLE: await provideBrowser(browser) };
  const name = [browser, ...(projects === ALL ? [] : projects)].join('-');
  return vitest({ projects, name: `e2e-${name}`, env: { ...provided, ...env }, ...options });
}

interface MatrixOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly shown?: boolean;
}

/** What each request carries in every combination; all of them if the environment names a seed. */
export async function grownMatrix(
  name: BrowserName,
  { env = {}, shown = false }: MatrixOptions = {},
): Promise<StageResult> {
  const browser = { E2E_BROWSER: name, E2E_EXECUTABLE: await provideBrowser(name) };
  return vitest({ projects: ['matrix'], name: `matrix-${name}`, env: { ...browser, ...env }, shown });
}

/** Runs a stage after the stage `browsers`, which has already counted a missing browser once. */
export async function whereProvided(
  name: BrowserName,
  run: (name: BrowserName) => Promise<StageResult>,
): Promise<StageResult> {
  const isThere = await provideBrowser(name).then(
    () => true,
    () => false,
  );
  return isThere ? run(name) : { passed: 0, failed: 0, skipped: 0, output: '', faults: [] };
}

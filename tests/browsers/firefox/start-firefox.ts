import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LaunchOptions } from '../browser.ts';
import { type BidiClient, connectBidi } from './bidi-client.ts';
import { preferences } from './preferences.ts';

const START_TIMEOUT_MS = 60_000;

/** Profiles of running browsers, which end with their process. */
const running = new Map<ChildProcess, string>();

// Vitest ends its processes by a signal, without 'exit'; other programs answer it themselves (tools/start/asked-to-end.ts).
if (process.env['VITEST'] === 'true') process.once('SIGTERM', () => process.exit());
process.once('exit', () => {
  for (const [child, profile] of running) {
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});

export interface FirefoxProcess {
  readonly child: ChildProcess;
  readonly bidi: BidiClient;
  readonly version: string;
}

/** Starts Firefox on a profile folder, with WebDriver BiDi on a free port and the browser's own windows reachable. */
export async function startFirefox(options: LaunchOptions, profile: string): Promise<FirefoxProcess> {
  const lines = Object.entries(preferences(options)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(path.join(profile, 'user.js'), lines.join(''));
  const args = [
    ...((options.headless ?? true) ? ['--headless'] : []),
    '--remote-debugging-port=0',
    '-remote-allow-system-access',
    '--no-remote',
    '--profile',
    profile,
    'about:blank',
  ];
  const child = spawn(options.executable, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      MOZ_DISABLE_AUTO_SAFE_MODE: '1',
      ...headlessScreen(options),
    },
  });
  running.set(child, profile);
  child.once('exit', () => running.delete(child));
  try {
    const bidi = await connectBidi(`${await listeningAddress(child)}/session`);
    const session = await bidi.send('session.new', { capabilities: {} });
    return { child, bidi, version: versionOf(session) };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

function headlessScreen({ pixelRatio = 1 }: LaunchOptions): Record<string, string> {
  return { MOZ_HEADLESS_WIDTH: String(1280 * pixelRatio), MOZ_HEADLESS_HEIGHT: String(1000 * pixelRatio) };
}

/** Ends Firefox regularly; after 10 seconds, kills it. */
export async function endFirefox({ child, bidi }: FirefoxProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  bidi.send('browser.close').catch(() => {});
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(force);
  bidi.close();
}

function listeningAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timeout = setTimeout(
      () => reject(new Error(`Firefox did not start in ${START_TIMEOUT_MS} ms:\n${output}`)),
      START_TIMEOUT_MS,
    );
    const read = (data: Buffer): void => {
      output += data.toString();
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(output)?.[1];
      if (address === undefined) return;
      clearTimeout(timeout);
      output = '';
      resolve(address);
    };
    child.stderr?.on('data', read);
    child.stdout?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Firefox ended at start with code ${code}:\n${output}`)));
  });
}

function versionOf(session: Readonly<Record<string, unknown>>): string {
  const { capabilities } = session;
  const found = capabilities !== null && typeof capabilities === 'object' && 'browserVersion' in capabilities;
  return `Firefox ${found ? String(capabilities.browserVersion) : ''}`;
}

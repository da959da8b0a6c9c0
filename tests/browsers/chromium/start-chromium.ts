import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import type { LaunchOptions } from '../browser.ts';
import { CHROMIUM_ID } from '../extension-identity.ts';

const HEADLESS_FLAGS = ['--disable-gpu', '--disable-dev-shm-usage'];

/**
 * Starts Chromium again on the profile of an earlier start. Chromium 156 loads an unpacked extension by itself then, if
 * it was reloaded before; loading it once more would reload it while its background starts, and empty its session storage.
 */
export async function startAgain(options: LaunchOptions, profile: string): Promise<Browser> {
  const chromium = await startChromium(options, profile, []);
  if (!(await chromium.extensions()).has(CHROMIUM_ID)) await chromium.installExtension(options.extension);
  return chromium;
}

/** Starts Chromium on a profile folder with the unpacked extension in it. */
export async function startChromium(
  options: LaunchOptions,
  profile: string,
  extensions: string[] = [options.extension],
): Promise<Browser> {
  await writePreferences(profile);
  const headless = options.headless ?? true;
  const language = options.language ?? (headless ? 'en' : undefined);
  return puppeteer.launch({
    executablePath: options.executable,
    headless,
    pipe: true,
    enableExtensions: extensions,
    handleDevToolsAsPage: true,
    userDataDir: profile,
    defaultViewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: headless ? [] : ['--enable-automation'],
    args: [
      ...(headless ? [...HEADLESS_FLAGS, screen(options)] : []),
      ...(language === undefined ? [] : [`--lang=${language}`]),
      ...flags(options),
      'about:blank',
    ],
    env: { ...process.env, ...(language === undefined ? {} : { LANGUAGE: language }) },
  });
}

/** By default a headless screen has 800 x 600 pixels: too low for the popup under the toolbar. */
function screen({ pixelRatio = 1 }: LaunchOptions): string {
  return `--screen-info={${1600 * pixelRatio}x${1200 * pixelRatio} devicePixelRatio=${pixelRatio}}`;
}

function flags(options: LaunchOptions): readonly string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-component-update',
    // The browser's own pages would be loaded at every start, for menus that no test opens.
    '--disable-features=PreloadTopChromeWebUI',
    '--no-default-browser-check',
    `--ignore-certificate-errors-spki-list=${options.server.spki}`,
    `--host-resolver-rules=${resolverRules(options)}`,
    ...(options.colorScheme === 'dark' ? ['--force-dark-mode'] : []),
    ...(options.forcedColors ? ['--force-high-contrast'] : []),
    `--force-device-scale-factor=${options.pixelRatio ?? 1}`,
    '--window-size=1280,1000',
  ];
}

/** The given hosts are mapped to our server. A test can reach nothing else; a user may open other pages. */
function resolverRules({ hosts, server, headless }: LaunchOptions): string {
  const ours = hosts.flatMap((host) => [
    `MAP ${host}:443 127.0.0.1:${server.httpsPort}`,
    ...(server.httpPort === undefined ? [] : [`MAP ${host}:80 127.0.0.1:${server.httpPort}`]),
    // The first matching rule wins: this one is for other ports.
    `MAP ${host} 127.0.0.1`,
  ]);
  const others =
    headless === false
      ? []
      : ['MAP * ~NOTFOUND', 'EXCLUDE localhost', 'EXCLUDE *.localhost', 'EXCLUDE 127.0.0.1'];
  return [...ours, ...others].join(',');
}

/**
 * Without developer mode, `runtime.reload()` disables an unpacked extension (seen in Chromium 156). DevTools docked at
 * the bottom are as wide as the window.
 */
async function writePreferences(profile: string): Promise<void> {
  const folder = path.join(profile, 'Default');
  await mkdir(folder, { recursive: true });
  const preferences = {
    extensions: { ui: { developer_mode: true } },
    devtools: {
      preferences: {
        currentDockState: '"bottom"',
        'inspector-view.split-view-state': '{"vertical":{"size":600},"horizontal":{"size":560}}',
      },
    },
  };
  await writeFile(path.join(folder, 'Preferences'), JSON.stringify(preferences), { flag: 'wx' }).catch(() => {
    // An existing profile has them already.
  });
}

import { expect, test } from 'vitest';
import { findBrowser, type Machine } from '../../tools/browsers/find-browser.ts';

function machine(programs: readonly string[], change: Partial<Machine> = {}): Machine {
  const env = { PATH: '/usr/local/bin:/usr/bin', HOME: '/home/me' };
  return { env, platform: 'linux', isProgram: (file) => programs.includes(file), ...change };
}

test('CHROME_PATH comes before everything else', () => {
  const env = { CHROME_PATH: '/opt/mine/chrome', PATH: '/usr/bin' };
  expect(findBrowser('chrome', machine(['/usr/bin/chromium', '/opt/mine/chrome'], { env }))).toBe(
    '/opt/mine/chrome',
  );
});

test('a FIREFOX_PATH that leads nowhere is reported, and no other browser is used instead', () => {
  const env = { FIREFOX_PATH: '/nowhere', PATH: '/usr/bin' };
  expect(() => findBrowser('firefox', machine(['/usr/bin/firefox-esr'], { env }))).toThrow(
    /FIREFOX_PATH is \/nowhere/,
  );
});

test('an empty variable counts as unset', () => {
  const env = { CHROME_PATH: '', PATH: '/usr/bin' };
  expect(findBrowser('chrome', machine(['/usr/bin/chromium'], { env }))).toBe('/usr/bin/chromium');
});

test('PATH comes before the usual places, a better name before an earlier folder', () => {
  const programs = ['/usr/local/bin/firefox', '/usr/bin/firefox-esr', '/snap/bin/firefox'];
  expect(findBrowser('firefox', machine(programs))).toBe('/usr/bin/firefox-esr');
});

test.each([
  ['linux', '/opt/google/chrome/chrome', {}],
  ['darwin', '/home/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', { HOME: '/home/me' }],
  ['win32', 'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe', { PROGRAMFILES: 'C:\\Programs' }],
] as const)('the usual places of %s are known', (platform, program, env) => {
  expect(findBrowser('chrome', machine([program], { platform, env }))).toBe(program);
});

test('on Windows PATH has other separators and programs another ending', () => {
  const env = { Path: 'C:\\a;C:\\b' };
  expect(findBrowser('firefox', machine(['C:\\b\\firefox.exe'], { platform: 'win32', env }))).toBe(
    'C:\\b\\firefox.exe',
  );
});

test('a machine without the browser gives undefined', () => {
  expect(findBrowser('firefox', machine(['/usr/bin/chromium']))).toBeUndefined();
});

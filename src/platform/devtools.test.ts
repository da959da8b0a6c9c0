import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.resetModules());

/** The module over a browser whose DevTools have these panels. */
async function withPanels(panels: object) {
  vi.doMock('webextension-polyfill', () => ({ default: { devtools: { panels } } }));
  return await import('./devtools.ts');
}

test.each<[string, (tell: (report: (name: unknown) => void) => void) => object]>([
  ['Firefox', (tell) => ({ onThemeChanged: { addListener: tell } })],
  ['Chromium', (tell) => ({ setThemeChangeHandler: tell })],
])('a change of the theme is heard in %s', async (_browser, panelsOf) => {
  let change: (name: unknown) => void = () => {};
  const { devtoolsTheme, onThemeChanged } = await withPanels({
    themeName: 'default',
    ...panelsOf((report) => {
      change = report;
    }),
  });
  const heard: string[] = [];
  expect(devtoolsTheme()).toBe('light');
  onThemeChanged((theme) => heard.push(theme));
  for (const name of ['dark', 'default', 'light', 'dark', undefined]) change(name);
  expect(heard).toEqual(['dark', 'light', 'light', 'dark', 'light']);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { GALLERY_PAGES } from '../../tools/gallery/page/gallery-state.ts';
import { serveGallery } from '../../tools/gallery/serve-gallery.ts';
import type { Page } from '../browsers/browser.ts';
import { TEST_SEED } from '../test-seed.ts';
import { axeViolations } from './harness/axe-violations.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { type LaidOut, laidOut } from './harness/laid-out.ts';
import { WHOLE } from './harness/share-of.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import { testId } from './harness/test-id.ts';

// Every state of popup, settings and panel, rendered from fixtures in an ordinary page. Only in Chromium: axe-core's
// findings there do not depend on the browser, and accessibility.test.ts runs in both.

/** Each language and each theme once: axe-core's findings for one do not depend on the other. */
const LOOKS = ['en/light', 'de/dark'] as const;

/** `npm test` looks at every fourth state, once: the seed says at which, and how. */
function looksOf(states: readonly string[]): readonly string[] {
  if (WHOLE) return LOOKS.flatMap((look) => states.map((state) => `${state}/${look}`));
  const look = LOOKS[Math.floor(TEST_SEED / 4) % LOOKS.length];
  return states.filter((_state, index) => (index + TEST_SEED) % 4 === 0).map((state) => `${state}/${look}`);
}

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let harness: Harness;

beforeAll(async () => {
  gallery = await serveGallery({ follow: false });
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
});

afterAll(async () => {
  await harness?.close();
  await gallery?.close();
});

/** Resolves when the state is rendered and its steps are done; throws the reason if it failed. */
async function show(page: Page, look: string): Promise<void> {
  const outcome = await page.evaluate(async (wanted) => {
    const root = document.documentElement;
    location.hash = encodeURIComponent(wanted);
    return await new Promise<string>((resolve) => {
      const look = () => {
        if (root.dataset['shown'] === wanted) resolve('shown');
        else if (root.dataset['failed']?.startsWith(wanted)) resolve(root.dataset['failed']);
        else requestAnimationFrame(look);
      };
      look();
    });
  }, look);
  expect(outcome).toBe('shown');
}

test.each(GALLERY_PAGES)(
  'axe-core finds nothing in any state of the %s',
  async (name) => {
    const page = await harness.browser.openPage(`${gallery.url}${name}`);
    const listed = await page.waitFor(() => document.documentElement.dataset['states']);
    const names: readonly string[] = JSON.parse(listed);
    expect(names.length).toBeGreaterThan(10);
    const found: Record<string, readonly string[]> = {};
    for (const look of looksOf(names)) {
      await show(page, look);
      const violations = await axeViolations(page);
      if (violations.length > 0) found[look] = violations;
    }
    expect(found).toEqual({});
    await page.close();
  },
  900_000,
);

/** The popup's view: 380 x 560 CSS pixels, cut by browsers at 800 x 600 of the screen's. */
function popupAt(zoom: number): { readonly width: number; readonly height: number } {
  const most = (px: number) => Math.floor((px * 100) / zoom);
  return { width: Math.min(380, most(800)), height: Math.min(560, most(600)) };
}

test('from the empty popup to the first token nothing above the list grows: a click would hit what moved', async () => {
  const page = await harness.browser.openPage(`${gallery.url}popup`);
  await page.waitFor(() => document.documentElement.dataset['states']);
  const looks = ['en', 'de'].flatMap((language) =>
    ['first run', 'just saved', 'list'].map((name) => `${name}/${language}/light`),
  );
  const heights: Record<string, number | undefined> = {};
  for (const look of looks) {
    await page.evaluate(laidOut, look, { ...popupAt(100), bars: 'over the page' as const }, '#nothing');
    heights[look] = await page.evaluate((css) => {
      const shown = document.querySelector('iframe')?.contentDocument?.querySelector(css);
      return shown?.getBoundingClientRect().height;
    }, testId('tab-status'));
  }
  expect(heights).toEqual(Object.fromEntries(looks.map((look) => [look, 107])));
  await page.close();
});

const BARS = ['over the page', 'beside the page'] as const;

/** `npm test` plays one or two of five zooms: the seed says which. */
function zoomed<Zoom>(zooms: readonly Zoom[]): readonly Zoom[] {
  return WHOLE
    ? zooms
    : zooms.filter((_zoom, index) => (index + TEST_SEED) % Math.min(3, zooms.length) === 0);
}

/** `npm test` measures a quarter of the states, each with one kind of scroll bars: the seed says which. */
function measured(
  names: readonly string[],
  turn: number,
): readonly (readonly [string, (typeof BARS)[number]])[] {
  if (WHOLE) return BARS.flatMap((bars) => names.map((name) => [name, bars] as const));
  return names.flatMap((name, index) => {
    const place = (index + turn + TEST_SEED) % 8;
    return BARS.filter((_bars, kind) => place === kind * 4).map((bars) => [name, bars] as const);
  });
}

const BUTTONS_OF_FORMS = '[data-testid="save"], [data-testid="use-page"], [data-testid="cancel"]';

test.each(zoomed([100, 125, 150, 200, 300]))(
  'the popup at zoom %d has one scroll bar at most, cuts nothing, and keeps the buttons of its forms in view',
  async (zoom) => {
    const page = await harness.browser.openPage(`${gallery.url}popup`);
    const names: readonly string[] = JSON.parse(
      await page.waitFor(() => document.documentElement.dataset['states']),
    );
    const found: Record<string, LaidOut> = {};
    for (const [name, bars] of measured(names, zoom / 25)) {
      const look = `${name}/de/light`;
      const seen = await page.evaluate(laidOut, look, { ...popupAt(zoom), bars }, BUTTONS_OF_FORMS);
      const { scrolled, cut, outOfView } = seen;
      if (scrolled.length > 1 || cut.length + outOfView.length > 0) found[`${look}, ${bars}`] = seen;
    }
    expect(found).toEqual({});
    await page.close();
  },
  300_000,
);

test.each(['en', 'de'])('the settings at 320 px, %s: nothing is cut', async (language) => {
  const page = await harness.browser.openPage(`${gallery.url}options`);
  const names: readonly string[] = JSON.parse(
    await page.waitFor(() => document.documentElement.dataset['states']),
  );
  const found: Record<string, readonly string[]> = {};
  for (const [name, bars] of measured(names, language === 'en' ? 0 : 2)) {
    const look = `${name}/${language}/light`;
    const { cut } = await page.evaluate(laidOut, look, { width: 320, height: 900, bars }, '#nothing');
    if (cut.length > 0) found[`${look}, ${bars}`] = cut;
  }
  expect(found).toEqual({});
  await page.close();
});

/** Runs in a page: the colours and lines of the first visible match of each selector. */
function looksOfEach(all: readonly string[]): readonly string[] {
  return all.map((css) => {
    const one = [...document.querySelectorAll<HTMLElement>(css)].find((each) => each.checkVisibility());
    if (!one) throw new Error(`Nothing is ${css}`);
    const { backgroundColor, color, borderColor, borderStyle, borderWidth, outline } = getComputedStyle(one);
    return [backgroundColor, color, borderColor, borderStyle, borderWidth, outline].join();
  });
}

/** Parts that only their colours and lines distinguish. */
const PAIRS = {
  panel: [
    [`${testId('call')}[aria-selected="true"]`, `${testId('call')}[aria-selected="false"]`],
    ['[role="tab"][aria-selected="true"]', '[role="tab"][aria-selected="false"]'],
    ['b[data-state="granted"]', 'b[data-state="missing"]'],
  ],
  popup: [['b[data-state="granted"]', 's']],
} as const;

test.each(['panel', 'popup'] as const)(
  'in forced colours of the %s what is chosen or granted still looks so',
  async (name) => {
    const launch = { forcedColors: true };
    const forced = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE, launch });
    const page = await forced.browser.openPage(`${gallery.url}${name}`);
    await page.waitFor(() => document.documentElement.dataset['states']);
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    await show(page, name === 'panel' ? 'list/en/light' : 'two environments/en/light');
    if (name === 'panel') await page.click(`${testId('call')}[data-verdict="scope.wrong"]`);
    for (const pair of PAIRS[name]) {
      const [chosen, other] = await page.waitFor(looksOfEach, [...pair]);
      expect(chosen, pair[0]).not.toBe(other);
    }
    await forced.close();
  },
);

/** Of every page and popup, in the browser's settings. */
async function chooseZoom(factor: number): Promise<void> {
  const settings = await harness.browser.openPage('chrome://settings/');
  await settings.evaluate(
    (zoom) => Reflect.get(globalThis, 'chrome').settingsPrivate.setDefaultZoom(zoom),
    factor,
  );
  await settings.close();
}

test.each(zoomed([2, 3]))(
  'the real popup, zoomed by %d and cut by the browser, gets no scroll bar from it',
  async (zoom) => {
    await chooseZoom(zoom);
    const popup = await harness.browser.openPopup(await harness.browser.openPage('https://other.test/'));
    await popup.waitFor(() => {
      const { clientWidth, clientHeight } = document.documentElement;
      if (innerHeight < 400 && innerWidth === clientWidth && innerHeight === clientHeight) return true;
      throw new Error(`${innerWidth} x ${innerHeight}, and ${clientWidth} x ${clientHeight} without bars`);
    });
    await popup.click(testId('add'));
    await popup.waitFor((css) => {
      const save = document.querySelector(css)?.getBoundingClientRect();
      return save && save.bottom <= innerHeight;
    }, testId('save'));
    await popup.close();
    await chooseZoom(1);
  },
);

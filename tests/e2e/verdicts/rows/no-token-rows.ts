import { command } from '../../harness/commands.ts';
import { at, pinnedTo, sending } from '../arrangements.ts';
import { EXPIRED, NEVER_RENEWED, OF_ELSEWHERE, USUAL } from '../labels.ts';
import type { VerdictRow } from '../verdict-row.ts';
import { API, type World } from '../world.ts';

const NONE = {
  verdict: 'no token',
  title: 'This call carried no token',
  pill: 'no token',
} as const;

function says(advice: RegExp): VerdictRow['says'] {
  return { 'sent-with': 'no Authorization header', 'next-steps': advice };
}

function allowed(on: boolean) {
  return ({ harness }: World) =>
    command(harness.browser, on ? 'origin.allow' : 'origin.disallow', {
      origin: API,
      reach: { in: 'every tab' },
    });
}

async function guard({ harness, idOf }: World, guarded: boolean): Promise<void> {
  await command(harness.browser, 'token-set.guard', { id: await idOf(USUAL), guarded });
}

/** Loads a frame in the page, by address or by a form, and removes it once something has arrived. */
async function loadFrame({ tab }: World, by: 'address' | 'form', target: string): Promise<void> {
  await tab.evaluate(
    (way, address) => {
      const frame = document.createElement('iframe');
      frame.name = 'for-the-test';
      if (way === 'address') frame.src = address;
      document.body.append(frame);
      const form = document.createElement('form');
      Object.assign(form, { action: address, method: 'post', target: frame.name });
      document.body.append(form);
      if (way === 'form') form.submit();
    },
    by,
    target,
  );
  await tab.waitFor((address) => {
    const frame = document.querySelector('iframe');
    const { href = '' } = frame?.contentWindow?.location ?? {};
    return href.endsWith(address) && frame?.contentDocument?.readyState === 'complete';
  }, target);
  await tab.evaluate(() => {
    for (const element of document.querySelectorAll('iframe, form')) element.remove();
  });
}

/** Calls without an `Authorization`: why the extension did not add it. */
export const NO_TOKEN_ROWS: readonly VerdictRow[] = [
  {
    ...NONE,
    what: 'sending is switched off',
    arrange: ({ harness }) => command(harness.browser, 'injection.switch', { on: false }),
    tidy: ({ harness }) => command(harness.browser, 'injection.switch', { on: true }),
    german: 'Dieser Aufruf wurde ohne Token gesendet',
    says: says(/Sending is switched off\..*Switch sending on/s),
  },
  {
    ...NONE,
    what: 'sending is paused',
    arrange: ({ harness }) => command(harness.browser, 'injection.pause', { for: 'minutes', minutes: 5 }),
    tidy: ({ harness }) => command(harness.browser, 'injection.resume', { tabId: null }),
    says: says(/Sending is paused\./),
  },
  {
    ...NONE,
    what: 'sending is paused in this tab',
    arrange: ({ harness, tabId }) => command(harness.browser, 'injection.pause', { for: 'one tab', tabId }),
    tidy: ({ harness, tabId }) => command(harness.browser, 'injection.resume', { tabId }),
    says: says(/Sending is paused in this tab\./),
  },
  {
    ...NONE,
    what: 'the page is not allowed to send',
    arrange: allowed(false),
    tidy: allowed(true),
    says: says(/Pages of https:\/\/app\.inventorum\.com are not allowed.*Use with pages of https:\/\/app/s),
  },
  {
    ...NONE,
    what: 'the tab is pinned to no token',
    ...pinnedTo(null),
    says: says(/This tab is set to send no token\./),
  },
  {
    ...NONE,
    what: 'the tab is pinned to a token set of another environment',
    ...pinnedTo(OF_ELSEWHERE),
    says: says(/No token is chosen\./),
  },
  {
    ...NONE,
    what: 'the chosen token set has no access token yet',
    ...sending(NEVER_RENEWED),
    says: says(/refuses the refresh token of Made up, so a refresh does not help.*“My Apps”/s),
  },
  {
    ...NONE,
    what: 'the access token of the chosen token set has expired',
    ...sending(EXPIRED),
    says: says(/refuses the refresh token of Read only, so a refresh does not help.*“My Apps”/s),
  },
  {
    ...NONE,
    what: 'writes are guarded',
    arrange: (world) => guard(world, true),
    tidy: (world) => guard(world, false),
    call: { method: 'POST', body: {} },
    says: says(/writes with it are off until you allow.*Allow writes with Warehouse sync for 5 min/s),
  },
  {
    ...NONE,
    what: 'strict mode, and an address that was opened',
    arrange: ({ harness }) => command(harness.browser, 'injection.strict', { on: true }),
    make: ({ tab }, target) => tab.goto(API + target),
    tidy: async (world) => {
      await command(world.harness.browser, 'injection.strict', { on: false });
      await at(API).tidy(world);
    },
    says: says(/Strict mode: addresses that you open carry a token only in tabs with a token of their own\./),
  },
  {
    ...NONE,
    what: 'a frame of an allowed page',
    make: (world, target) => loadFrame(world, 'address', target),
    says: says(/Frames and forms of a page never carry a token/),
  },
  {
    ...NONE,
    what: 'a form of an allowed page',
    make: (world, target) => loadFrame(world, 'form', target),
    says: says(/Frames and forms of a page never carry a token/),
  },
  {
    ...NONE,
    what: 'a page of another origin that is not allowed',
    ...at('https://other.test/'),
    call: { url: `${API}/api/products/` },
    says: says(/Pages of https:\/\/other\.test are not allowed/),
  },
];

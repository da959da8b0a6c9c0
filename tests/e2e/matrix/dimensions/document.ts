import { explain } from '../../../../src/injection/explain.ts';
import type { InjectionView } from '../../../../src/injection/injection-view.ts';
import { DEFAULT_POLICY, DEFAULT_TAB_POLICY, type TabPolicy } from '../../../../src/injection/policy.ts';
import { PRODUCTION } from '../../../../src/inventorum/environment.ts';
import type { BrowserName } from '../../../browsers/browser.ts';
import { holding, holdingInFirefox } from '../../../fakes/browser-facts.ts';
import { ASKING, type Asking, belongsToTab, factsOf, typeOf } from './asking.ts';
import { MOMENTS, PERMISSIONS, STANCES, type Stance } from './dimensions.ts';
import { EXCEPTIONS, isException, OUT_OF_REACH } from './exceptions.ts';
import { IMPOSSIBLE } from './impossible.ts';
import { ALLOWED, SITES, type Site } from './sites.ts';

const PORTS = { httpPort: 8080, httpsPort: 8443 };
const TAB = 1;

/** The values of each dimension, the decision for each way of asking, and the exclusions: as Markdown. */
export function grownDocument(): string {
  return [
    '### Ways of asking',
    table(
      ['request', 'allowed page', ...STANCE_HEADS.map(([, head]) => head), 'any other page'],
      ways().map((asking) => [nameOf(asking), ...cellsOf(asking)]),
    ),
    '### What they are combined with',
    table(
      ['dimension', 'values'],
      [
        ['the page that asks', valuesOf(SITES)],
        ['its permission', listed(Object.values(PERMISSIONS))],
        ['what the user decided', listed(Object.values(STANCES))],
        ['what has happened since', listed(Object.values(MOMENTS))],
      ],
    ),
    '### Combinations that cannot exist',
    table(
      ['combination', 'because'],
      IMPOSSIBLE.map(({ what, because }) => [what, because]),
    ),
    '### Where a browser sends less than is decided',
    table(
      ['request', 'browser', 'because'],
      [
        ...EXCEPTIONS.map(({ what, browser, because }) => [what, WORDS[browser], because]),
        ...OUT_OF_REACH.map(({ what, browsers, because }) => [
          what,
          browsers.map((browser) => WORDS[browser]).join(', '),
          because,
        ]),
      ],
    ),
  ].join('\n\n');
}

const WORDS: Readonly<Record<BrowserName, string>> = { chrome: 'Chromium', firefox: 'Firefox' };

const STANCE_HEADS: readonly (readonly [Stance, string])[] = [
  ['pinned to another', 'in a pinned tab'],
  ['paused', 'paused, or pinned to none'],
  ['strict', 'strict'],
  ['guard', 'write guard'],
];

function ways(): readonly Asking[] {
  return Object.keys(ASKING) as Asking[];
}

function nameOf(asking: Asking): string {
  const { what, chromiumOnly } = factsOf(asking);
  return chromiumOnly ? `${what} (Chromium)` : what;
}

function cellsOf(asking: Asking): readonly string[] {
  const page = asking === 'navigation preload' || asking === 'prerender' ? 'api' : 'allowed';
  const own = (['on', ...STANCE_HEADS.map(([stance]) => stance)] as const).map((stance) =>
    inBrowsers(asking, (browser) => decidedWords(browser, { asking, site: page, stance })),
  );
  const other = inBrowsers(asking, (browser) =>
    decidedWords(browser, { asking, site: 'foreign', stance: 'on' }),
  );
  return [...own, page === 'api' ? 'cannot exist' : other];
}

function inBrowsers(asking: Asking, words: (browser: BrowserName) => string): string {
  const chrome = words('chrome');
  const firefox = factsOf(asking).chromiumOnly ? chrome : words('firefox');
  return chrome === firefox ? chrome : `**Chromium: ${chrome}; Firefox: ${firefox}**`;
}

interface Case {
  readonly asking: Asking;
  readonly site: Site;
  readonly stance: Stance;
}

function decidedWords(browser: BrowserName, { asking, site, stance }: Case): string {
  const { method, opaque } = factsOf(asking);
  if (isException(browser, { asking, site })) return '–';
  const explanation = explain(viewOf(browser, stance), {
    url: `${PRODUCTION.origin}/api/products/`,
    method,
    type: typeOf(asking, browser),
    initiator: opaque ? null : SITES[site].origin(PORTS),
    tabId: belongsToTab(asking, browser) ? TAB : null,
  });
  if (!explanation.sends) return '–';
  return explanation.tokenSetId === 'default' ? 'token' : "tab's token";
}

function viewOf(browser: BrowserName, stance: Stance): InjectionView {
  const tabs: Readonly<Partial<Record<Stance, TabPolicy>>> = {
    'pinned to another': { ...DEFAULT_TAB_POLICY, pin: { tokenSetId: 'another' } },
    paused: { ...DEFAULT_TAB_POLICY, paused: true },
  };
  const tab = tabs[stance];
  return {
    now: 0,
    policy: {
      ...DEFAULT_POLICY,
      defaultTokenSets: { [PRODUCTION.id]: 'default' },
      allowedOrigins: [{ origin: ALLOWED, readsAnswers: false }],
      strict: stance === 'strict',
      writeGuards: stance === 'guard' ? { default: { writesUntil: null } } : {},
    },
    session: { pausedUntilRestart: false, tabs: tab ? { [String(TAB)]: tab } : {} },
    environments: [PRODUCTION],
    tokenSets: ['default', 'another'].map((id) => ({
      id,
      appId: 'app',
      environmentId: PRODUCTION.id,
      hasAccessToken: true,
      expiresAt: null,
    })),
    browser: (browser === 'firefox' ? holdingInFirefox : holding)(PRODUCTION.origin, ALLOWED),
    lock: 'open',
  };
}

function valuesOf(table: Readonly<Record<string, { readonly what: string }>>): string {
  return listed(Object.values(table).map(({ what }) => what));
}

function listed(texts: readonly string[]): string {
  return texts.join('; ');
}

function table(heads: readonly string[], lines: readonly (readonly string[])[]): string {
  const rule = heads.map(() => '---');
  return [heads, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

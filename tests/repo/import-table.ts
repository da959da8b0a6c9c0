/**
 * The allowed imports of a room. A path with a final slash is a whole folder; a bare name is a library; `node:*` is
 * Node.
 */
interface Row {
  readonly values: readonly string[];
  /** may be imported as types only */
  readonly types: readonly string[];
}

const PURE_ROOMS = [
  'src/inventorum/',
  'src/oauth/',
  'src/injection/',
  'src/diagnosis/',
  'src/import/',
] as const;

/** Types only: the browser has the texts, and no bundle holds them. */
const TEXTS = 'src/messages/';

/** Parses addresses, in every room. */
const URLS = 'src/parse-url.ts';

/** The rooms for all pages. */
const PAGE = [
  'preact',
  URLS,
  'src/ui/',
  'src/inventorum/',
  'src/injection/',
  'src/diagnosis/',
  'src/import/',
  'src/messaging/call.ts',
  'src/messaging/allow-pages.ts',
  'src/messaging/ask-for-origin.ts',
  'src/messaging/carry-out.ts',
  'src/messaging/tell-requests.ts',
  'src/platform/watch-requests.ts',
  'src/storage/public/',
] as const;

const PAGE_TYPES = [
  ...PURE_ROOMS,
  TEXTS,
  'src/messaging/',
  'src/platform/',
  'src/storage/stored-item.ts',
] as const;

/** Reads values of unknown shape, in every room. */
const FOREIGN = 'src/read-foreign.ts';

/** Of the panel, without a page or a browser: the command gives the same verdicts because it runs the same code. */
const PANEL_WITHOUT_PAGE = [
  'src/devtools/panel/calls/call.ts',
  'src/devtools/panel/sessions/recorded-calls.ts',
  'src/devtools/panel/verdict/fact-words.ts',
  'src/devtools/panel/verdict/notice-words.ts',
  'src/devtools/panel/verdict/recorded-words.ts',
  'src/devtools/panel/views/advice-by-token.ts',
  'src/devtools/panel/views/advice-words.ts',
  'src/devtools/panel/views/lookup-words.ts',
  'src/ui/language/count.ts',
  'src/ui/language/phrase.ts',
  'src/ui/language/visible-text.ts',
] as const;

/** Says the texts where there is no browser. */
const WITHOUT_BROWSER = 'src/messages/say-without-browser.ts';

/** Receives unexpected errors. */
const TRACE = 'src/trace.ts';

/** Which rooms may import which (docs/architecture.md, "Rooms"). The longest matching room of a file counts. */
export const IMPORT_TABLE: Readonly<Record<string, Row>> = {
  [FOREIGN]: { values: [], types: [] },
  [URLS]: { values: [], types: [] },
  [TRACE]: { values: [], types: [] },
  [TEXTS]: { values: [], types: [] },
  'src/inventorum/': { values: [URLS], types: [] },
  'src/oauth/': { values: ['src/inventorum/', 'oauth4webapi'], types: [] },
  'src/injection/': { values: [FOREIGN, URLS, 'src/inventorum/'], types: ['src/oauth/'] },
  'src/import/': {
    // The tokens of a text that is JSON, or nearly; the end of a secret that pages may show.
    values: [URLS, 'src/inventorum/', 'src/oauth/json-tokens.ts', 'src/oauth/fingerprint.ts', 'js-yaml'],
    types: ['src/oauth/'],
  },
  'src/diagnosis/': { values: [FOREIGN, URLS, 'src/inventorum/'], types: ['src/oauth/', 'src/injection/'] },
  'src/platform/': {
    values: [FOREIGN, URLS, 'src/messages/in-order.ts', 'webextension-polyfill', 'idb'],
    types: [...PURE_ROOMS, TEXTS],
  },
  'src/storage/': { values: [FOREIGN, TRACE, 'src/platform/', 'valibot'], types: [...PURE_ROOMS] },
  'src/messaging/': {
    values: [FOREIGN, TRACE, URLS, 'src/platform/', 'src/inventorum/', 'valibot'],
    types: [...PURE_ROOMS],
  },
  'src/background/': {
    values: [
      FOREIGN,
      TRACE,
      URLS,
      ...PURE_ROOMS,
      'src/platform/',
      'src/storage/',
      'src/messaging/',
      'valibot',
    ],
    types: [],
  },
  'src/ui/': {
    values: [
      'preact',
      'src/platform/i18n.ts',
      'src/messaging/carry-out.ts',
      'src/storage/public/',
      'src/inventorum/',
    ],
    types: [...PURE_ROOMS, TEXTS, 'src/messaging/', 'src/platform/'],
  },
  'src/popup/': {
    values: [
      ...PAGE,
      // What may be shown of a secret.
      'src/oauth/fingerprint.ts',
      'src/platform/i18n.ts',
      'src/platform/tabs.ts',
      'src/platform/open-tab.ts',
      'src/platform/permissions.ts',
      'src/platform/runtime.ts',
    ],
    types: PAGE_TYPES,
  },
  'src/options/': {
    values: [
      ...PAGE,
      TRACE,
      'src/platform/i18n.ts',
      'src/platform/browser-name.ts',
      'src/platform/commands.ts',
      'src/platform/uncaught.ts',
      'src/platform/permissions.ts',
      'src/platform/runtime.ts',
    ],
    types: PAGE_TYPES,
  },
  'src/devtools/': {
    values: [
      ...PAGE,
      FOREIGN,
      TRACE,
      // Packs the entries of a long list; the browsers' own packing is never done at once.
      'fflate',
      // Identifies the token of a request without keeping it.
      'src/oauth/fingerprint.ts',
      'src/platform/i18n.ts',
      'src/platform/devtools.ts',
      // Also of a file's calls.
      'src/platform/response-body.ts',
      'src/platform/permissions.ts',
      'src/platform/ports.ts',
      'src/platform/runtime.ts',
      'src/platform/uncaught.ts',
    ],
    types: PAGE_TYPES,
  },
  'sandbox/': {
    values: [
      FOREIGN,
      URLS,
      'src/inventorum/',
      // The journal: the panel's verdicts, in its words.
      'src/diagnosis/',
      'src/oauth/fingerprint.ts',
      WITHOUT_BROWSER,
      'src/devtools/panel/verdict/fact-words.ts',
      'src/devtools/panel/verdict/verdict-words.ts',
      'src/ui/language/phrase.ts',
      'src/ui/language/times.ts',
      'src/ui/language/visible-text.ts',
      'hono',
      '@hono/node-server',
      'libsql',
      'selfsigned',
      'valibot',
      '@napi-rs/image',
      'node:*',
    ],
    types: [TEXTS, 'src/ui/language/language.ts'],
  },
  'cli/': {
    values: [
      FOREIGN,
      URLS,
      'src/inventorum/',
      'src/diagnosis/',
      'src/oauth/fingerprint.ts',
      WITHOUT_BROWSER,
      ...PANEL_WITHOUT_PAGE,
      // The last one with the sandbox itself, on its command.
      'sandbox/cli/parse-flags.ts',
      'sandbox/cli/report-failure.ts',
      'sandbox/cli/run-sandbox.ts',
      'package.json',
      'node:*',
    ],
    types: [TEXTS, 'src/ui/language/language.ts', 'sandbox/'],
  },
};

/** Tests and their helpers: may import anything, including each other; nobody else imports them. */
export const OUTER_ROOMS = /^(tests|bench|tools)\/|\/(fixtures|testing)\/|\.test\.tsx?$/;

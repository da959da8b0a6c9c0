/** What a room may import. A path ends in a slash for a whole folder; a bare name is a library; `node:*` is Node. */
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

/** What every page is built of. */
const PAGE = [
  'preact',
  'src/ui/',
  'src/inventorum/',
  'src/injection/',
  'src/diagnosis/',
  'src/import/',
  'src/messaging/call.ts',
  'src/messaging/allow-pages.ts',
  'src/messaging/ask-for-origin.ts',
  'src/messaging/carry-out.ts',
  'src/storage/public/',
] as const;

const PAGE_TYPES = [...PURE_ROOMS, 'src/messaging/', 'src/platform/', 'src/storage/stored-item.ts'] as const;

/** How a value of unknown shape is read: whoever meets one reads it so. */
const FOREIGN = 'src/read-foreign.ts';

/** Where an error goes that nobody expected. */
const TRACE = 'src/trace.ts';

/** docs/architecture.md, "Who may import whom", as data. The longest room that a file lies in counts. */
export const IMPORT_TABLE: Readonly<Record<string, Row>> = {
  [FOREIGN]: { values: [], types: [] },
  [TRACE]: { values: [], types: [] },
  'src/inventorum/': { values: [], types: [] },
  'src/oauth/': { values: ['src/inventorum/', 'oauth4webapi'], types: [] },
  'src/injection/': { values: [FOREIGN, 'src/inventorum/'], types: ['src/oauth/'] },
  'src/import/': { values: ['src/inventorum/'], types: ['src/oauth/'] },
  'src/diagnosis/': { values: [FOREIGN, 'src/inventorum/'], types: ['src/oauth/', 'src/injection/'] },
  'src/platform/': { values: [FOREIGN, 'webextension-polyfill', 'idb'], types: [...PURE_ROOMS] },
  'src/storage/': { values: [FOREIGN, TRACE, 'src/platform/', 'valibot'], types: [...PURE_ROOMS] },
  'src/messaging/': {
    values: [FOREIGN, TRACE, 'src/platform/', 'src/inventorum/', 'valibot'],
    types: [...PURE_ROOMS],
  },
  'src/background/': {
    values: [FOREIGN, TRACE, ...PURE_ROOMS, 'src/platform/', 'src/storage/', 'src/messaging/', 'valibot'],
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
    types: [...PURE_ROOMS, 'src/messaging/', 'src/platform/'],
  },
  'src/popup/': {
    values: [
      ...PAGE,
      'src/platform/i18n.ts',
      'src/platform/tabs.ts',
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
      '@tanstack/virtual-core',
      FOREIGN,
      TRACE,
      // Names the token that a request carried, without keeping it.
      'src/oauth/fingerprint.ts',
      'src/platform/i18n.ts',
      'src/platform/devtools.ts',
      'src/platform/permissions.ts',
      'src/platform/runtime.ts',
      'src/platform/uncaught.ts',
    ],
    types: PAGE_TYPES,
  },
  'sandbox/': {
    values: [
      'src/inventorum/',
      'hono',
      '@hono/node-server',
      'libsql',
      'selfsigned',
      'valibot',
      '@napi-rs/image',
      'node:*',
    ],
    types: [],
  },
};

/** Tests, with what helps them: may import anything, each other included; nobody else imports them. */
export const OUTER_ROOMS = /^(tests|bench|tools)\/|\/(fixtures|testing)\/|\.test\.tsx?$/;

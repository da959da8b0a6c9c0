import type { Cells } from './cell.ts';
import {
  ALLOWED_READ,
  ALLOWED_WRITE,
  always,
  NEVER,
  OWN_HEADER_READ,
  onlyIn,
  PREFLIGHT_OF_A_SIBLING,
  TOP_LEVEL_GET,
} from './rules.ts';
import type { MatrixSource, Target } from './sources.ts';
import type { Way } from './ways.ts';

/** One action of the matrix: who requests what, how, and what arrives in each state. */
export interface Row {
  readonly from: MatrixSource;
  readonly way: Way;
  readonly to: Target;
  readonly cells: Cells;
  /** why the extension's own explanation cannot know this row's outcome */
  readonly unexplained?: string;
}

const addressBar: readonly Row[] = [
  { from: 'address bar', way: 'navigation', to: 'api', cells: TOP_LEVEL_GET },
  {
    from: 'other tab',
    way: 'navigation',
    to: 'api',
    cells: { ...TOP_LEVEL_GET, pinned: 'default', failing: 'default' },
  },
  { from: 'address bar', way: 'navigation', to: 'token', cells: NEVER },
  { from: 'address bar', way: 'navigation', to: 'subdomain', cells: NEVER },
  { from: 'address bar', way: 'navigation', to: 'port', cells: NEVER },
  {
    from: 'address bar',
    way: 'navigation',
    to: 'http',
    cells: onlyIn('chrome', TOP_LEVEL_GET),
    unexplained: 'the browser may upgrade it to https first',
  },
  { from: 'address bar', way: 'navigation', to: 'redirect in', cells: TOP_LEVEL_GET },
  { from: 'address bar', way: 'navigation', to: 'redirect out', cells: NEVER },
];

const apiPages: readonly Row[] = [
  { from: 'api', way: 'fetch', to: 'api', cells: ALLOWED_READ },
  { from: 'api', way: 'fetch POST', to: 'api', cells: ALLOWED_WRITE },
  { from: 'api', way: 'xhr', to: 'api', cells: ALLOWED_READ },
  { from: 'api', way: 'image', to: 'api', cells: ALLOWED_READ },
  { from: 'api', way: 'form POST', to: 'api', cells: NEVER },
  { from: 'api', way: 'form POST into a frame', to: 'api', cells: NEVER },
  { from: 'api', way: 'frame', to: 'api', cells: NEVER },
  { from: 'api', way: 'beacon', to: 'api', cells: ALLOWED_WRITE },
  { from: 'api', way: 'socket', to: 'socket', cells: NEVER },
  { from: 'api', way: 'own Authorization', to: 'api', cells: OWN_HEADER_READ },
  { from: 'api', way: 'fetch', to: 'token', cells: NEVER },
  { from: 'api', way: 'fetch POST', to: 'token', cells: NEVER },
  { from: 'api', way: 'own Basic', to: 'token', cells: always('own') },
  { from: 'api', way: 'fetch', to: 'subdomain', cells: NEVER },
  { from: 'api', way: 'fetch POST', to: 'port', cells: NEVER },
  { from: 'api', way: 'fetch', to: 'http', cells: always('no request') },
  { from: 'api', way: 'fetch', to: 'redirect out', cells: NEVER },
];

const addedOrigin: readonly Row[] = [
  { from: 'added', way: 'fetch', to: 'api', cells: ALLOWED_READ },
  { from: 'added', way: 'fetch POST', to: 'api', cells: ALLOWED_WRITE },
  { from: 'added', way: 'preflight', to: 'api', cells: ALLOWED_READ },
  { from: 'added', way: 'fetch after preflight', to: 'api', cells: ALLOWED_WRITE },
  { from: 'added', way: 'own Authorization', to: 'api', cells: OWN_HEADER_READ },
  { from: 'added', way: 'image', to: 'api', cells: ALLOWED_READ },
  { from: 'added', way: 'beacon', to: 'api', cells: ALLOWED_WRITE },
  { from: 'added', way: 'frame', to: 'api', cells: NEVER },
  { from: 'added', way: 'form POST', to: 'api', cells: NEVER },
  { from: 'added', way: 'form POST into a frame', to: 'api', cells: NEVER },
  { from: 'added', way: 'fetch', to: 'token', cells: NEVER },
  { from: 'added', way: 'image', to: 'redirect in', cells: ALLOWED_READ },
  { from: 'added', way: 'image', to: 'redirect out', cells: NEVER },
  { from: 'added', way: 'fetch', to: 'port', cells: NEVER },
];

/** Pages at a neighbour of an allowed origin. */
function neighbour(from: MatrixSource, afterPreflight: Cells = NEVER): readonly Row[] {
  return [
    { from, way: 'fetch', to: 'api', cells: NEVER },
    { from, way: 'fetch POST', to: 'api', cells: NEVER },
    { from, way: 'fetch after preflight', to: 'api', cells: afterPreflight },
    { from, way: 'form POST', to: 'api', cells: NEVER },
    { from, way: 'form POST into a frame', to: 'api', cells: NEVER },
  ];
}

const neighbours: readonly Row[] = [
  ...neighbour('addedPort', PREFLIGHT_OF_A_SIBLING),
  ...neighbour('addedSubdomain'),
  ...neighbour('addedHttp'),
  ...neighbour('apiPort'),
  ...neighbour('apiSubdomain'),
  ...neighbour('apiHttp'),
];

const foreignPage: readonly Row[] = [
  { from: 'foreign', way: 'link', to: 'api', cells: TOP_LEVEL_GET },
  { from: 'foreign', way: 'form GET', to: 'api', cells: TOP_LEVEL_GET },
  { from: 'foreign', way: 'form POST', to: 'api', cells: NEVER },
  { from: 'foreign', way: 'form POST into a frame', to: 'api', cells: NEVER },
  { from: 'foreign', way: 'frame', to: 'api', cells: NEVER },
  { from: 'foreign', way: 'image', to: 'api', cells: NEVER },
  { from: 'foreign', way: 'fetch', to: 'api', cells: NEVER },
  { from: 'foreign', way: 'fetch POST', to: 'api', cells: NEVER },
  { from: 'foreign', way: 'fetch, no-cors', to: 'api', cells: NEVER },
  { from: 'foreign', way: 'fetch after preflight', to: 'api', cells: NEVER },
  { from: 'foreign', way: 'beacon', to: 'api', cells: NEVER },
  { from: 'foreign', way: 'image', to: 'redirect in', cells: NEVER },
];

const extension: readonly Row[] = [
  { from: 'extension', way: 'fetch', to: 'api', cells: NEVER },
  { from: 'extension', way: 'fetch POST', to: 'api', cells: NEVER },
  { from: 'extension', way: 'own Basic', to: 'token', cells: always('own') },
];

/** Every action of the matrix. */
export const ROWS: readonly Row[] = [
  ...addressBar,
  ...apiPages,
  ...addedOrigin,
  ...neighbours,
  ...foreignPage,
  ...extension,
];

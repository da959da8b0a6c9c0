import { ALL_COLUMNS } from '../../../src/devtools/panel/columns/columns.ts';
import type { Verdict } from '../../../src/diagnosis/verdict/verdict.ts';
import { DEFAULT_POLICY } from '../../../src/injection/policy.ts';
import {
  errorBody,
  scopeWrongBody,
  serializerErrorBody,
  tokenInvalidBody,
} from '../../../src/inventorum/api-error.ts';
import type { FinishedRequest } from '../../../src/platform/devtools.ts';
import type { Learning } from '../../../src/storage/public/learning.ts';
import { NOW } from '../../../src/ui/fixtures/status.ts';
import { type GalleryState, type GalleryStates, type GalleryStep, testId } from './gallery-state.ts';
import { type PanelDrawing, PlayedPanel } from './played-panel.tsx';
import { playedRequest } from './played-request.ts';

const SHOP = 'http://localhost:5173';
const HTML = { type: 'text/html', body: '<!doctype html><h1>Bad gateway</h1>' };

/** A missing verdict does not compile. */
export const VERDICTS: Readonly<Record<Verdict['kind'], FinishedRequest>> = {
  ok: playedRequest({ path: '/api/products/?page=1&limit=2', body: products() }),
  'scope.wrong': playedRequest({
    method: 'POST',
    status: 403,
    body: scopeWrongBody(),
    sends: { name: 'Tea' },
  }),
  'token.invalid': playedRequest({ status: 401, body: tokenInvalidBody(), at: NOW + 9 * 3_600_000 }),
  'no token': playedRequest({ status: 401, authorization: null, page: SHOP, body: tokenInvalidBody() }),
  'token not told': playedRequest({
    status: 401,
    authorization: null,
    apiVersion: null,
    notTold: true,
    body: tokenInvalidBody(),
  }),
  forbidden: playedRequest({ status: 403, body: errorBody('common.unknown', null) }),
  'grant refused': playedRequest({
    method: 'POST',
    path: '/api/auth/token/',
    status: 400,
    authorization: null,
    body: { error: 'invalid_grant' },
  }),
  validation: playedRequest({
    method: 'POST',
    status: 400,
    sends: { name: '', gross_price: 'seven' },
    body: serializerErrorBody({
      name: ['This field may not be blank.'],
      gross_price: ['A number is needed.'],
    }),
  }),
  'version refused': playedRequest({
    status: 400,
    apiVersion: '99',
    body: serializerErrorBody({ 'X-Api-Version': ['Ask for a version from 3 to 13.'] }),
  }),
  'rate limited': playedRequest({
    status: 429,
    headers: { 'Retry-After': '1' },
    body: errorBody('common.unknown', 'Too Many Requests'),
  }),
  'slash missing': playedRequest({
    method: 'POST',
    path: '/api/products',
    status: 301,
    headers: { Location: '/api/products/' },
  }),
  redirect: playedRequest({ status: 302, headers: { Location: 'https://login.inventorum.com/' } }),
  'not json': playedRequest({ ...HTML }),
  'server error': playedRequest({ status: 502, ...HTML }),
  'not found': playedRequest({
    path: '/api/products/9/',
    status: 404,
    body: errorBody('product.not_found', null),
  }),
  hidden: playedRequest({ page: SHOP, body: products() }),
  'method case': playedRequest({ method: 'patch', path: '/api/products/9/', status: 400, type: '' }),
  'broke off': playedRequest({
    method: 'POST',
    type: 'application/json',
    body: '{"id":17,"na',
    error: 'net::ERR_CONTENT_LENGTH_MISMATCH',
  }),
  'no answer': playedRequest({ status: 0, type: '', error: 'net::ERR_CERT_AUTHORITY_INVALID' }),
  other: playedRequest({ status: 409, body: errorBody('order.closed', 'The order is closed.') }),
};

/** Another page of the same list, with a row of the first one, by another token. */
const OTHER_PRODUCTS = playedRequest({
  path: '/api/products/?page=2&limit=2&expand=stock',
  headers: { 'X-Inv-Processed-Version': '13' },
  body: {
    ...products(),
    page: 2,
    data: [
      { id: 2, name: 'Teapot', gross_price: 17.9, tags: ['mug', 'tea', 'pot'], stock: { quantity: 3 } },
      {
        id: 3,
        name: 'Ein sehr langer Produktname, der in keine schmale Spalte passt und umbricht',
        tags: [],
      },
    ],
  },
});

export const SEVERAL = Object.values(VERDICTS).map((request, i) => later(request, i * 1000));

const LEARNING: Learning = [
  observation({ template: '/products/', worked: 3, granted: ['orders:read'] }),
  observation({ template: '/products/quantity/', refused: 2, granted: ['products:read'] }),
];

function products() {
  const row = { id: 1, name: 'Tea mug', gross_price: '7.90', tags: ['tea', 'mug'], stock: { quantity: 3 } };
  return { total: 250, page: 1, data: [row, { ...row, id: 2, name: 'Teapot' }] };
}

function observation(changes: Partial<Learning[number]>): Learning[number] {
  const { worked = 0, refused = 0 } = changes;
  return {
    ...{ environmentId: 'production', method: 'GET', template: '/orders/', granted: [] },
    ...{ worked, workedAt: worked > 0 ? NOW : null, refused, refusedAt: refused > 0 ? NOW : null },
    ...changes,
  };
}

function later(request: FinishedRequest, by: number): FinishedRequest {
  const startedDateTime = new Date(NOW + by).toISOString();
  return { ...request, entry: { ...Object(request.entry), startedDateTime } };
}

export function state(drawing: PanelDrawing, ...steps: readonly GalleryStep[]): GalleryState {
  return { draw: () => <PlayedPanel {...drawing} />, steps };
}

export const ROW: GalleryStep = { click: testId('call') };
export const CARD: GalleryStep = { wait: testId('verdict-title') };

export function opened(request: FinishedRequest, ...steps: readonly GalleryStep[]): GalleryState {
  return state({ past: [request] }, ROW, CARD, ...steps);
}

export function tab(name: string): readonly GalleryStep[] {
  return [{ click: testId(`tab-${name}`) }, { wait: testId(`${name}-tab`) }];
}

/** A call beside the last success of its endpoint. */
function compared(...steps: readonly (string | GalleryStep)[]): GalleryState {
  return state(
    { past: [VERDICTS.ok, later(OTHER_PRODUCTS, 60_000)] },
    { click: `${testId('call')}[data-key*="page=2"]` },
    ...tab('compare'),
    ...steps.map((step) => (typeof step === 'string' ? { wait: step } : step)),
  );
}

export function view(name: string, drawing: PanelDrawing, ...steps: readonly GalleryStep[]): GalleryState {
  return state(drawing, { click: testId(`view-${name}`) }, ...steps);
}

export const PANEL_STATES: GalleryStates = {
  empty: state({}, { wait: testId('empty') }),
  list: state({ past: SEVERAL }, { wait: testId('call') }),
  'none shown': state({ past: SEVERAL, filter: 'status:lots colour:red' }, { wait: testId('none-shown') }),
  'row menu': state({ past: SEVERAL }, { menu: testId('call') }, { wait: testId('row-menu') }),
  'saved filters': state(
    {
      past: SEVERAL,
      filter: 'status:4xx',
      namedFilters: [
        { name: 'Refused writes', text: 'status:403 -method:GET' },
        { name: 'Ein sehr langer Name für einen Filter hier', text: 'is:pinned' },
      ],
    },
    { click: testId('named-filters') },
    { wait: testId('use-filter') },
    { type: testId('filter-name'), text: 'Refused writes' },
    { click: testId('save-filter') },
    { wait: testId('replace-filter') },
  ),
  'columns and order': state(
    { past: SEVERAL },
    { wait: testId('call') },
    { click: testId('list-options') },
    { click: testId('column-waterfall') },
    { wait: `${testId('column-waterfall')}:checked` },
  ),
  'all columns, sorted': state(
    { past: SEVERAL, columns: ALL_COLUMNS.map(({ name }) => name) },
    { wait: testId('call') },
    { click: '[role="columnheader"][data-column="status"]' },
    { wait: '[aria-sort]' },
  ),
  help: state({}, { click: testId('help') }),
  ...Object.fromEntries(
    Object.entries(VERDICTS).map(([kind, request]) => [`verdict: ${kind}`, opened(request)]),
  ),
  'origin, where the browser asks nothing': state({ past: [VERDICTS['no token']], canAsk: false }, ROW, CARD),
  'switched off': state(
    { past: [VERDICTS['no token']], policy: { ...DEFAULT_POLICY, on: false } },
    ROW,
    CARD,
  ),
  'text for the owner': opened(VERDICTS['scope.wrong'], { open: testId('ask-owner') }),
  request: opened(VERDICTS.validation, ...tab('request')),
  response: opened(VERDICTS.ok, ...tab('response')),
  'searched body': opened(
    VERDICTS.ok,
    ...tab('response'),
    { type: testId('json-search'), text: 'tea' },
    { wait: testId('json-found') },
  ),
  timing: opened(VERDICTS.ok, ...tab('timing')),
  code: opened(VERDICTS.validation, ...tab('code')),
  'comparison, nothing to compare with': opened(VERDICTS.other, ...tab('compare')),
  comparison: compared(testId('compared-row')),
  'comparison, all': compared(testId('compared-row'), { click: testId('compared-all') }),
  replay: opened(VERDICTS['scope.wrong'], ...tab('replay')),
  'question before a write': opened(
    VERDICTS['scope.wrong'],
    { click: testId('retry') },
    { wait: testId('ask-write') },
  ),
  export: state(
    { past: SEVERAL },
    { wait: testId('call') },
    { click: testId('export') },
    {
      wait: `${testId('export-preview')} *`,
    },
  ),
  'advice, empty': view('advice', {}),
  advice: view('advice', { past: SEVERAL }),
  endpoints: view('endpoints', { past: SEVERAL }, { wait: testId('endpoint-group') }),
  'look up': view('lookup', {}, { type: testId('lookup'), text: 'POST /products/' }),
  'learnt, empty': view('learning', {}),
  learnt: view('learning', { learning: LEARNING }),
};

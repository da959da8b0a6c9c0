import { act, cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { PRODUCTION_HELD } from '../../../tests/fakes/browser-facts.ts';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { compareBodies } from '../../diagnosis/comparison/compare-bodies.ts';
import { type BrowserFacts, NOTHING_HELD } from '../../injection/held/host-permission.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY, type InjectionPolicy } from '../../injection/policy.ts';
import { scopeWrongBody, serializerErrorBody, tokenInvalidBody } from '../../inventorum/api-error.ts';
import type { Environment } from '../../inventorum/environment.ts';
import type { FinishedRequest } from '../../platform/devtools.ts';
import type { Learning } from '../../storage/public/learning.ts';
import type { NamedFilters } from '../../storage/public/named-filters.ts';
import { DEFAULT_PANEL_SETTINGS, type PanelSettings } from '../../storage/public/panel-settings.ts';
import { sharedItem } from '../../storage/public/shared-item.ts';
import type { Status } from '../../storage/public/status.ts';
import { storedItem } from '../../storage/stored-item.ts';
import { type CallRecorder, callRecorder } from '../../ui/fixtures/call-recorder.ts';
import { ENGLISH, GERMAN } from '../../ui/fixtures/languages.ts';
import { appStatus, NOW, STATUS, tokenSetStatus } from '../../ui/fixtures/status.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { createRedactExchange } from './calls/redact-exchange.ts';
import { finishedRequest } from './fixtures/finished-request.ts';
import { NO_CALLS_KEPT, nothingKept, sessionsInMemory } from './fixtures/nothing-kept.ts';
import { sessionWorker } from './fixtures/session-worker.ts';
import { Panel } from './panel.tsx';

// On a busy machine a card may take longer than the library's one second.
configure({ asyncUtilTimeout: 20_000 });

// happy-dom has no layout: the list needs a height to render rows.
beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
afterAll(() => vi.restoreAllMocks());
afterEach(cleanup);

const ADMIN = tokenSetStatus({
  id: 'admin',
  label: 'Catalogue admin',
  scope: ['products:create', 'products:read'],
  marks: [],
});
const LEGACY = appStatus({
  id: 'agency',
  label: 'Agency',
  kind: 'legacy',
  clientId: 'legacy-client',
  tokenSets: [
    tokenSetStatus({
      id: 'export',
      label: 'Shop export',
      scope: ['orders'],
      marks: [{ fingerprint: 'of legacy-token', from: NOW, expiresAt: null }],
    }),
  ],
});
const WITH_ADMIN: Status = { ...STATUS, apps: [appStatus({ tokenSets: [tokenSetStatus(), ADMIN] }), LEGACY] };

const FINGERPRINTS: Readonly<Record<string, string>> = { 'warehouse-token-f3Qa': '00000000000000f3' };
const WAREHOUSE = 'warehouse-token-f3Qa';
const SAVED = sessionsInMemory();

interface Drawing {
  readonly past?: readonly FinishedRequest[];
  /** by the devtools page; absent: it does not pass any */
  readonly handedOver?: readonly FinishedRequest[];
  readonly status?: Status;
  readonly policy?: Partial<InjectionPolicy>;
  readonly background?: CallRecorder;
  readonly requestOrigin?: (origin: string) => Promise<boolean>;
  /** false: as in a DevTools page of Firefox */
  readonly canAsk?: boolean;
  readonly language?: typeof ENGLISH;
  readonly settings?: Partial<PanelSettings>;
  readonly learning?: Learning;
  readonly pageStartedAt?: () => Promise<number | null>;
}

function draw(drawing: Drawing = {}) {
  const listeners: ((request: FinishedRequest) => void)[] = [];
  const { background = callRecorder(), requestOrigin = async () => true, language = ENGLISH } = drawing;
  const silent = { get: () => new Promise<never>(() => undefined), onChanged: () => undefined };
  const policy: InjectionPolicy = {
    ...DEFAULT_POLICY,
    defaultTokenSets: { production: 'warehouse' },
    ...drawing.policy,
  };
  const network = {
    handedOver: async () =>
      drawing.handedOver
        ? {
            follow(report: (request: FinishedRequest) => void) {
              for (const request of drawing.handedOver ?? []) report(request);
              listeners.push(report);
            },
          }
        : null,
    onRequestFinished: (callback: (request: FinishedRequest) => void) => void listeners.push(callback),
    pastRequests: async () => drawing.past ?? [],
  };
  const environments = emitter<readonly Environment[]>();
  const browser = emitter<BrowserFacts>();
  const reading = {
    tabId: 7,
    fingerprint: async (token: string) => FINGERPRINTS[token] ?? `of ${token}`,
    redactExchange: createRedactExchange(nothingKept),
  };
  const navigated: (() => void)[] = [];
  const saved: Partial<PanelSettings>[] = [];
  const learning = sharedItem(storedItem<Learning>(memoryArea(), 'learning', { current: 1 }), '', (task) =>
    task(),
  );
  const namedFilters = sharedItem(
    storedItem<NamedFilters>(memoryArea(), 'namedFilters', { current: 1 }),
    '',
    (task) => task(),
  );
  const { pageStartedAt = async () => NOW } = drawing;
  render(
    <LanguageContext.Provider value={language}>
      <Panel
        first={{
          status: drawing.status ?? WITH_ADMIN,
          policy,
          session: DEFAULT_SESSION_POLICY,
          browser: PRODUCTION_HELD,
          environments: undefined,
          settings: { ...DEFAULT_PANEL_SETTINGS, ...drawing.settings },
          learning: drawing.learning,
          ownCalls: undefined,
        }}
        items={{
          ...{ status: silent, policy: silent, session: silent, ownCalls: silent },
          ...{ browser: browser.item, environments: environments.item },
        }}
        learning={{ ...learning, get: silent.get }}
        namedFilters={namedFilters}
        network={network}
        navigation={{ onNavigated: (callback) => void navigated.push(callback), pageStartedAt }}
        reading={reading}
        action={{
          call: background.call,
          keep: async () => undefined,
          requestOrigin,
          clickLasts: true,
          canAsk: drawing.canAsk ?? true,
          now: clock,
          tabId: 7,
        }}
        version="0.0.0"
        redact={async (entries) => ({ value: entries, counts: {} })}
        compareBodies={async (job) => compareBodies(job)}
        kept={NO_CALLS_KEPT}
        saved={SAVED}
        sessions={{ startWorker: sessionWorker, prepare: () => {}, redactValues: nothingKept }}
        clock={clock}
        onReload={() => undefined}
        holdPort={() => () => undefined}
        saveSettings={async (changes) => void saved.push(changes)}
      />
    </LanguageContext.Provider>,
  );
  return {
    finish: async (request: FinishedRequest) => {
      await waitFor(() => expect(listeners).not.toEqual([]));
      for (const listener of listeners) listener(request);
    },
    navigate: () => {
      for (const listener of navigated) listener();
    },
    saved,
    learning,
    store: { environments: environments.emit, browser: browser.emit },
  };
}

/** A stored item that changes when the test says so. */
function emitter<T>() {
  const listeners: ((value: T | undefined) => void)[] = [];
  return {
    item: {
      get: () => new Promise<never>(() => undefined),
      onChanged: (callback: (value: T | undefined) => void) => void listeners.push(callback),
    },
    emit: (value: T | undefined) =>
      act(() => {
        for (const listener of listeners) listener(value);
      }),
  };
}

const clock = () => NOW;

/** So many calls are read in turns, with frames between them. */
const SLOW = { timeout: 30_000 };

async function rows(amount: number) {
  await waitFor(() => expect(screen.getAllByTestId('call')).toHaveLength(amount), SLOW);
  return screen.getAllByTestId('call');
}

/** Renders the panel with one call and opens its card. */
async function openCard(request: FinishedRequest, drawing: Drawing = {}) {
  draw({ past: [request], ...drawing });
  const [row] = await rows(1);
  if (row) fireEvent.click(row);
  return within(screen.getByTestId('detail'));
}

const scopeWrong = finishedRequest({
  method: 'POST',
  status: 403,
  token: WAREHOUSE,
  body: JSON.stringify(scopeWrongBody()),
});

describe('the list', () => {
  test('is empty at first, and says what will come', async () => {
    draw();
    expect((await screen.findByTestId('empty')).textContent).toContain('app.inventorum.com');
  });

  test('is drawn with the first calls in it, never empty before', async () => {
    const wasEmpty: boolean[] = [];
    const watching = new MutationObserver(() => wasEmpty.push(screen.queryByTestId('empty') !== null));
    watching.observe(document.body, { childList: true, subtree: true });
    const handedOver = [finishedRequest(), finishedRequest({ path: '/api/orders/', startedAt: NOW + 1 })];
    const { finish } = draw({ handedOver });
    await rows(2);
    await finish(finishedRequest({ path: '/api/customers/', startedAt: NOW + 2 }));
    await rows(3);
    watching.disconnect();
    expect(wasEmpty).not.toContain(true);
  });

  test.each<[string, Drawing]>([
    ['no call is handed over', { handedOver: [] }],
    ['none of them is of the API', { handedOver: [finishedRequest({ url: 'https://other.test/api/' })] }],
  ])('is empty where %s', async (_, drawing) => {
    draw(drawing);
    await screen.findByTestId('empty');
  });

  test('shows what finished before the panel was opened, and what finishes from now on', async () => {
    const { finish } = draw({ past: [finishedRequest({ token: WAREHOUSE })] });
    await finish(finishedRequest({ path: '/api/orders/', status: 401, startedAt: NOW + 1, body: '{}' }));
    await finish(finishedRequest({ url: 'https://other.test/api/' }));

    const [first, second] = await rows(2);
    expect(first?.dataset).toMatchObject({ status: '200', method: 'GET', verdict: 'ok' });
    expect(first?.textContent).toContain('/products/');
    expect(first?.textContent).toContain('Warehouse sync');
    expect(first?.textContent).toContain('39 ms');
    expect(second?.dataset).toMatchObject({ status: '401', verdict: 'no token' });
  });

  test('updates a call in its place that was listed before it ended', async () => {
    const request = finishedRequest();
    const { finish } = draw({ past: [request] });
    const [row] = await rows(1);
    const key = row?.dataset['key'];
    await finish({ ...request, entry: { ...Object(request.entry), time: 900 } });
    await waitFor(() => expect(screen.getByTestId('call').textContent).toContain('900 ms'));
    expect((await rows(1))[0]?.dataset['key']).toBe(key);
  });

  test('lists a request that is reported twice once', async () => {
    const { finish } = draw({ past: [finishedRequest()] });
    await finish(finishedRequest());
    await finish(finishedRequest({ path: '/api/orders/' }));
    await rows(2);
  });

  test('is walked with the arrow keys, and Escape leaves the card', async () => {
    draw({ past: [finishedRequest(), finishedRequest({ path: '/api/orders/', startedAt: NOW + 1 })] });
    const [first, second] = await rows(2);
    if (!first || !second) throw new Error('Two rows are drawn.');
    const list = screen.getByRole('grid');
    fireEvent.click(first);
    expect(screen.getByTestId('detail').textContent).toContain('/products/');

    fireEvent.keyDown(list, { key: 'ArrowDown' });

    expect(list.getAttribute('aria-activedescendant')).toBe(second.id);
    expect(second.getAttribute('aria-selected')).toBe('true');
    expect(screen.getByTestId('detail').textContent).toContain('/orders/');
    fireEvent.keyDown(screen.getByTestId('detail'), { key: 'Escape' });
    expect(screen.queryByTestId('detail')).toBeNull();
    expect(document.activeElement).toBe(list);
    fireEvent.keyDown(list, { key: 'Enter' });
    expect(screen.getByTestId('detail').textContent).toContain('/orders/');
  });

  test('is cleared', async () => {
    draw({ past: [finishedRequest()] });
    await rows(1);
    fireEvent.click(screen.getByTestId('clear'));
    expect(screen.getByTestId('empty')).toBeTruthy();
  });
});

describe('what changes while the panel is open', () => {
  const staging = { id: 'staging', name: 'Staging', origin: 'https://staging.test' };
  const there = (path: string) => finishedRequest({ url: staging.origin + path, startedAt: NOW + 1000 });

  test('an environment that is added is listed from then on, one that is removed no longer', async () => {
    const { finish, store } = draw();
    await finish(there('/api/before/'));
    await store.environments([staging]);
    await finish(there('/api/products/'));
    const [row] = await rows(1);
    expect(row?.textContent).toContain('/products/');
    await store.environments(undefined);
    await finish(there('/api/after/'));
    await finish(finishedRequest({ path: '/api/orders/', startedAt: NOW + 2000 }));
    await waitFor(() => expect(screen.getByRole('grid').textContent).toContain('/orders/'));
    expect(screen.getByRole('grid').textContent).not.toMatch(/before|after/);
  });

  test('a permission that is withdrawn is the reason why the next call has no token', async () => {
    const { finish, store } = draw();
    const bare = (path: string) => finishedRequest({ path, status: 401, body: '{}', startedAt: NOW });
    await finish(bare('/api/orders/'));
    await rows(1);
    await store.browser({ ...PRODUCTION_HELD, ...NOTHING_HELD });
    await finish(bare('/api/customers/'));
    const [first, second] = await rows(2);
    const why = (row: HTMLElement | undefined) =>
      row?.querySelector('[data-column="token"]')?.getAttribute('title');
    expect(why(second)).not.toBe(why(first));
    expect(why(second)).toMatch(/permission|access/i);
  });
});

describe('the list at work', () => {
  const products = finishedRequest({ token: WAREHOUSE });
  const orders = finishedRequest({ path: '/api/orders/', status: 401, startedAt: NOW + 1000, body: '{}' });

  test('draws no more rows than are seen, and knows how many there are', async () => {
    const many = Array.from({ length: 2000 }, (_, i) => finishedRequest({ startedAt: NOW + i }));
    draw({ past: many });
    await waitFor(() => expect(screen.getByTestId('count').textContent).toBe('2,000 calls'), SLOW);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('2001');
    expect(screen.getAllByTestId('call').length).toBeLessThan(60);
  });

  test('counts with rows as high as its sheet makes them', async () => {
    draw({ past: [products, orders] });
    const [first, second] = await rows(2);
    const height = screen.getByRole('grid').parentElement?.style.getPropertyValue('--row-height');
    expect([first?.style.top, second?.style.top]).toEqual(['0px', height]);
  });

  test('shows what a filter leaves, and says how many of all', async () => {
    const { saved } = draw({ past: [products, orders] });
    await rows(2);
    fireEvent.input(screen.getByTestId('filter'), { target: { value: 'status:4xx' } });
    const [row] = await rows(1);
    expect(row?.dataset['status']).toBe('401');
    expect(screen.getByTestId('count').textContent).toBe('1 of 2 calls');
    await waitFor(() => expect(saved.at(-1)?.filter).toBe('status:4xx'));
  });

  test('begins with the filter of last time, and says what is wrong with it', async () => {
    draw({ past: [products], settings: { filter: 'status:lots colour:red' } });
    await waitFor(() => expect(screen.getByTestId('none-shown')).toBeTruthy());
    expect(screen.getByTestId('filter-problems').textContent).toContain('status:lots');
    expect(screen.getByTestId('filter-problems').textContent).toContain('colour:red');
  });

  test('does not write down what may be a token', async () => {
    const { saved } = draw({ past: [products] });
    await rows(1);
    const token = 'warehouse-token-warehouse-token-f3Qa';
    fireEvent.input(screen.getByTestId('filter'), { target: { value: token } });
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(JSON.stringify(saved)).not.toContain(token);
  });

  test('is filtered by keyboard: slash leads there, Escape empties it and then leads back', async () => {
    draw({ past: [products, orders] });
    await rows(2);
    const filter = screen.getByTestId('filter');
    fireEvent.keyDown(screen.getByRole('grid'), { key: '/' });
    expect(document.activeElement).toBe(filter);
    fireEvent.input(filter, { target: { value: 'orders' } });
    await rows(1);
    fireEvent.keyDown(filter, { key: 'Escape' });
    await rows(2);
    fireEvent.keyDown(filter, { key: 'Escape' });
    expect(document.activeElement).toBe(screen.getByRole('grid'));
  });

  test('names the token set with its last four characters, or none and why', async () => {
    draw({ past: [products, orders] });
    const [first, second] = await rows(2);
    expect(first?.textContent).toContain('Warehouse sync …f3Qa');
    expect(second?.textContent).toContain('none');
    expect(second?.querySelector('[data-column="token"]')?.getAttribute('title')).toContain(
      'not allowed to send a token',
    );
  });

  test('takes no more calls while recording is stopped', async () => {
    const { finish } = draw({ past: [products] });
    await rows(1);
    fireEvent.click(screen.getByTestId('record'));
    expect(screen.getByTestId('record').getAttribute('aria-pressed')).toBe('false');
    await finish(orders);
    fireEvent.click(screen.getByTestId('record'));
    await finish(finishedRequest({ path: '/api/customers/', startedAt: NOW + 2000 }));
    const [, second] = await rows(2);
    expect(second?.textContent).toContain('/customers/');
  });

  test('begins anew with another page where the log is not preserved', async () => {
    const { navigate, saved } = draw({ past: [products, orders], pageStartedAt: async () => NOW + 1000 });
    await rows(2);
    navigate();
    await waitFor(() => expect(screen.queryByTestId('reload')).toBeNull());
    await rows(2);
    fireEvent.click(screen.getByTestId('preserve-log'));
    await waitFor(() => expect(saved.at(-1)?.preserveLog).toBe(false));
    await rows(2);
    navigate();
    const [left] = await rows(1);
    expect(left?.textContent).toContain('/orders/');
  });

  test('goes by its own clock where the page cannot be asked', async () => {
    const { navigate } = draw({
      past: [finishedRequest({ startedAt: NOW - 5000 })],
      settings: { preserveLog: false },
      pageStartedAt: () => Promise.reject(new Error('no page')),
    });
    await rows(1);
    navigate();
    await waitFor(() => expect(screen.getByTestId('empty')).toBeTruthy(), SLOW);
  });

  test('keeps what the new page has called where that page can be asked only a little later', async () => {
    const notThereYet = [new Error('not yet'), new Error('not yet')];
    const { navigate } = draw({
      past: [
        finishedRequest({ path: '/api/products/', startedAt: NOW - 5000 }),
        finishedRequest({ path: '/api/customers/', startedAt: NOW - 100 }),
      ],
      settings: { preserveLog: false },
      pageStartedAt: async () => {
        const error = notThereYet.pop();
        if (error) throw error;
        return NOW - 110;
      },
    });
    await rows(2);
    navigate();
    const [left] = await rows(1);
    expect(left?.textContent).toContain('/customers/');
  });

  test('offers a reload until a page was seen from its beginning', async () => {
    const { navigate } = draw({ past: [products] });
    await rows(1);
    expect(screen.getByTestId('reload')).toBeTruthy();
    navigate();
    await waitFor(() => expect(screen.queryByTestId('reload')).toBeNull());
  });

  test('copies the address of the selected call, without secrets in it', async () => {
    draw({ past: [finishedRequest({ path: '/api/products/?access_token=secret-of-mine&page=2' })] });
    const [row] = await rows(1);
    if (row) fireEvent.click(row);
    const setData = vi.fn();
    fireEvent.copy(screen.getByRole('grid'), { clipboardData: { setData } });
    expect(setData).toHaveBeenCalledWith(
      'text/plain',
      'https://app.inventorum.com/api/products/?access_token=…&page=2',
    );
  });

  test('keeps what is edited, and how the tabs are set, while another view is looked at', async () => {
    const card = await openCard(scopeWrong);
    fireEvent.click(card.getByTestId('tab-code'));
    fireEvent.click(await card.findByTestId('code-fetch'));
    fireEvent.click(card.getByTestId('tab-replay'));
    fireEvent.input(await card.findByTestId('replay-path'), { target: { value: '/api/orders/' } });
    fireEvent.click(screen.getByTestId('view-lookup'));
    expect(screen.queryByTestId('detail')).toBeNull();
    fireEvent.click(screen.getByTestId('view-lookup'));
    const [row] = await rows(1);
    if (row) fireEvent.click(row);
    fireEvent.click(screen.getByTestId('tab-code'));
    expect((await screen.findByTestId('code-fetch')).getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(screen.getByTestId('tab-replay'));
    expect((await screen.findByTestId<HTMLInputElement>('replay-path')).value).toBe('/api/orders/');
  });

  test('shares the width with the detail as the border is moved by keys', async () => {
    const { saved } = draw({ past: [products] });
    const [row] = await rows(1);
    if (row) fireEvent.click(row);
    const border = screen.getByRole('separator');
    fireEvent.keyDown(border, { key: 'ArrowLeft' });
    expect(border.getAttribute('aria-valuenow')).toBe('48');
    fireEvent.keyDown(border, { key: 'End' });
    expect(border.getAttribute('aria-valuenow')).toBe('75');
    await waitFor(() => expect(saved.at(-1)?.listShare).toBe(75));
  });
});

describe('the card of a scope.wrong', () => {
  test('says what is needed, granted and missing, each with its evidence', async () => {
    const card = await openCard(scopeWrong);

    expect(card.getByTestId('verdict-title').textContent).toBe('This token may not create products');
    expect(card.getByTestId('needed').textContent).toContain('products:create');
    expect(card.getByTestId('needed').textContent).toContain('inferred, not documented');
    expect(card.getByTestId('granted').textContent).toContain('products: read, update only; missing: create');
    expect(card.getByTestId('missing').textContent).toBe('products:create');
    expect(card.getByTestId('sent-with').textContent).toContain(
      'Warehouse sync …f3Qa, Locamo.de connector, since 14:02',
    );
    expect(card.getByTestId('server-says').textContent).toBe(
      '403 scope.wrong “Your scope does not allow access here.”',
    );
  });

  test('speaks German where the browser does', async () => {
    const card = await openCard(scopeWrong, { language: GERMAN });
    expect(card.getByTestId('verdict-title').textContent).toBe('Dieses Token darf keine Produkte anlegen');
  });

  test('offers the saved token set that has it, for this tab or every one, in one click', async () => {
    const background = callRecorder();
    const card = await openCard(scopeWrong, { background });
    const candidate = within(card.getByTestId('candidate'));
    expect(card.getByTestId('candidate').textContent).toMatch(
      /^Catalogue admin.*products: read, create only.*left/,
    );

    fireEvent.click(candidate.getByRole('button', { name: 'Use in this tab: Catalogue admin' }));

    await waitFor(() => expect(card.getByTestId('action-outcome').textContent).toContain('Repeat the call'));
    fireEvent.click(candidate.getByRole('button', { name: 'In every tab: use Catalogue admin' }));
    expect(background.sent).toEqual([
      { command: 'tab.pin', input: { tabId: 7, tokenSetId: 'admin' } },
      { command: 'injection.choose', input: { tokenSetId: 'admin' } },
    ]);
  });

  test('sends an internal app to the token manager, with the whole list of scopes', async () => {
    const card = await openCard(scopeWrong);
    const steps = card.getByTestId('next-steps');
    expect(steps.querySelector('a')?.href).toBe('https://manager.shore.com/api-apps');
    expect(steps.querySelector('code')?.textContent).toMatch(
      /^orders:read .* products:update products:create$/,
    );
  });

  test('has a text for the owner of the shop, in both languages', async () => {
    const card = await openCard(scopeWrong);
    expect(card.queryByTestId('owner-mail')).toBeNull();
    const asking = card.getByTestId('ask-owner');
    asking.setAttribute('open', '');
    fireEvent(asking, new Event('toggle'));

    const mail = await card.findByTestId('mail-text');
    expect(mail.textContent).toContain('its token lacks the scope products:create');
    expect(mail.textContent).toMatch(/orders:read .* products:update products:create\n/);
    fireEvent.click(card.getByRole('button', { name: 'Deutsch' }));
    expect(mail.textContent).toContain('Seinem Token fehlt der Scope products:create');
    expect(mail.textContent).not.toContain(WAREHOUSE);
  });

  test('sends an app of before 2019 to the support', async () => {
    const legacy = finishedRequest({
      status: 403,
      token: 'legacy-token',
      body: JSON.stringify(scopeWrongBody()),
    });
    const card = await openCard(legacy);
    const steps = card.getByTestId('next-steps');
    expect(steps.querySelector('a')?.href).toBe('mailto:api_support@inventorum.com');
    const mail = card.getByTestId('mail-text');
    expect(mail.textContent).toMatch(
      /Client id: legacy-client\nScope to add: products\nGranted so far: orders\n/,
    );
    expect(mail.textContent).toContain('GET /api/products/');
    fireEvent.click(card.getByRole('button', { name: 'Deutsch' }));
    expect(mail.textContent).toContain('Zu ergänzender Scope: products');
    expect(mail.lang).toBe('de');
  });

  test('says that knowledge and server disagree, and sends nobody anywhere', async () => {
    const status = {
      ...STATUS,
      apps: [appStatus({ tokenSets: [tokenSetStatus({ scope: ['products:create'] })] })],
    };
    const card = await openCard(scopeWrong, { status });
    expect(card.getByTestId('next-steps').textContent).toContain('products:create is granted');
    expect(card.queryByTestId('verdict-action')).toBeNull();
    expect(card.getByTestId('next-steps').querySelector('a')).toBeNull();
  });
});

describe('the card of a refused or absent token', () => {
  const invalid = JSON.stringify(tokenInvalidBody());

  test('says since when it is expired, and refreshes in one click', async () => {
    const background = callRecorder();
    const late = finishedRequest({
      status: 401,
      token: WAREHOUSE,
      body: invalid,
      startedAt: NOW + 9 * 3_600_000,
    });
    const card = await openCard(late, { background });
    expect(card.getByTestId('verdict-title').textContent).toBe('This access token expired at 22:20');

    fireEvent.click(card.getByTestId('verdict-action'));

    expect(background.sent).toEqual([{ command: 'token-set.refresh', input: { id: 'warehouse' } }]);
  });

  test('says that a token is not ours', async () => {
    const card = await openCard(finishedRequest({ status: 401, token: 'strange-token-9zZz', body: invalid }));
    expect(card.getByTestId('verdict-title').textContent).toBe(
      'The access token of this call is not saved here',
    );
    expect(card.getByTestId('sent-with').textContent).toContain('…9zZz');
  });

  test('says why none was sent, and allows the origin in one click, for this tab or always', async () => {
    const background = callRecorder();
    const requestOrigin = () => Promise.reject(new Error('Nothing is asked for the API host.'));
    const card = await openCard(finishedRequest({ status: 401, body: invalid }), {
      background,
      requestOrigin,
    });
    expect(card.getByTestId('next-steps').textContent).toContain(
      'Pages of https://app.inventorum.com are not allowed to send a token.',
    );

    fireEvent.click(card.getByTestId('verdict-action'));
    fireEvent.click(card.getByTestId('verdict-action-tab'));

    const origin = 'https://app.inventorum.com';
    await waitFor(() => expect(card.getByTestId('action-outcome').textContent).toContain('Done'));
    expect(background.sent).toEqual([
      { command: 'origin.allow', input: { origin, reach: { in: 'every tab' } } },
      { command: 'origin.allow', input: { origin, reach: { in: 'one tab', tabId: 7 } } },
    ]);
    expect(card.queryByTestId('browser-asks')).toBeNull();
  });

  const foreign = finishedRequest({ status: 401, body: invalid, page: 'http://localhost:5173' });

  test('says that the browser will ask, and that it did not grant access', async () => {
    const background = callRecorder();
    const card = await openCard(foreign, { background, requestOrigin: async () => false });
    expect(card.getByTestId('browser-asks').textContent).toContain('ask for access to localhost');
    fireEvent.click(card.getByTestId('verdict-action'));
    await waitFor(() =>
      expect(card.getByTestId('action-outcome').textContent).toContain('did not grant access'),
    );
    expect(background.sent).toEqual([]);
  });

  test('says where to allow it in a browser that asks no question from here', async () => {
    const card = await openCard(foreign, { canAsk: false });
    expect(card.getByTestId('allow-elsewhere').textContent).toContain('Right-click the page');
    expect(card.queryByTestId('verdict-action')).toBeNull();
  });

  test('allows in one tab alone only where no other origin of the host is allowed in every tab', async () => {
    const background = callRecorder();
    const requestOrigin = vi.fn(async () => true);
    const policy = { allowedOrigins: [{ origin: 'http://localhost:3000', readsAnswers: true }] };
    const card = await openCard(foreign, { background, requestOrigin, policy });
    fireEvent.click(card.getByTestId('verdict-action-tab'));
    await waitFor(() =>
      expect(card.getByTestId('action-outcome').textContent).toContain('Another origin of this host'),
    );
    expect(requestOrigin).not.toHaveBeenCalled();
    expect(background.sent).toEqual([]);
  });

  test('explains by the policy of the moment it was seen', async () => {
    const card = await openCard(finishedRequest({ status: 401, body: invalid }), { policy: { on: false } });
    expect(card.getByTestId('next-steps').textContent).toContain('Sending is switched off.');
    expect(card.getByTestId('verdict-action').textContent).toBe('Switch sending on');
  });
});

describe('what the server wrote', () => {
  test('is drawn as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const body = JSON.stringify(serializerErrorBody({ [hostile]: [hostile] }));
    const card = await openCard(finishedRequest({ method: 'POST', status: 400, token: WAREHOUSE, body }));
    expect(card.getByTestId('server-fields').textContent).toContain(hostile);
    expect(document.querySelector('img')).toBeNull();
  });

  test('is cut where it never ends', async () => {
    const body = JSON.stringify({ error: { key: 'x', description: 'y'.repeat(100_000) } });
    const card = await openCard(finishedRequest({ status: 409, token: WAREHOUSE, body }));
    expect(card.getByTestId('server-says').textContent?.length).toBeLessThan(500);
  });
});

describe('learning', () => {
  const refused = (startedAt: number) =>
    finishedRequest({ status: 403, token: WAREHOUSE, body: JSON.stringify(scopeWrongBody()), startedAt });

  test('remembers what the list shows, and says from then on that server and catalogue disagree', async () => {
    const { finish, learning } = draw({ past: [refused(NOW)] });
    const [row] = await rows(1);
    expect(row?.textContent).toContain('scope disputed');
    expect(screen.getByTestId('knowledge').textContent).toBe('Known endpoints: 31 documented, 0 observed');
    await finish(
      finishedRequest({
        ...{ status: 403, token: 'read-token', body: JSON.stringify(scopeWrongBody()), startedAt: NOW + 1 },
      }),
    );
    await waitFor(async () => expect(await learning.get()).toHaveLength(1), { timeout: 30_000 });
    expect(await learning.get()).toMatchObject([
      { method: 'GET', template: '/products/', worked: 0, refused: 1, environmentId: 'production' },
    ]);
    expect(JSON.stringify(await learning.get())).not.toContain('token');
    if (row) fireEvent.click(row);
    await waitFor(() => expect(screen.getByTestId('disputed').textContent).toContain('disagree'));
  });

  test('goes by what was learnt before, and by what another panel learns meanwhile', async () => {
    const observation = (granted: readonly string[], worked: boolean): Learning[number] => ({
      ...{ environmentId: 'production', method: 'GET', template: '/products/', granted },
      ...{ worked: Number(worked), workedAt: worked ? NOW : null },
      ...{ refused: Number(!worked), refusedAt: worked ? null : NOW },
    });
    const { learning } = draw({
      past: [refused(NOW)],
      learning: [observation(['products:read'], false), observation(['customers:read'], true)],
    });
    const [row] = await rows(1);
    expect(screen.getByTestId('knowledge').textContent).toBe('Known endpoints: 31 documented, 1 observed');
    if (row) fireEvent.click(row);
    expect(screen.getByTestId('needed').textContent).toContain('customers:read');
    expect(screen.getByTestId('needed').textContent).toContain('observed');
    await learning.change(() => []);
    await waitFor(() =>
      expect(screen.getByTestId('knowledge').textContent).toBe('Known endpoints: 31 documented, 0 observed'),
    );
  });
});

test('no token is in the page', async () => {
  await openCard(scopeWrong);
  expect(document.body.innerHTML).not.toContain('warehouse-token');
});

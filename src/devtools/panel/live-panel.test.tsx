import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY, type InjectionPolicy } from '../../injection/policy.ts';
import { scopeWrongBody, serializerErrorBody, tokenInvalidBody } from '../../inventorum/api-error.ts';
import { PRODUCTION } from '../../inventorum/environment.ts';
import type { FinishedRequest } from '../../platform/devtools.ts';
import type { Status } from '../../storage/public/status.ts';
import { ENGLISH, GERMAN } from '../../ui/fixtures/languages.ts';
import { type RecordedCall, recordedCall } from '../../ui/fixtures/recorded-call.ts';
import { appStatus, NOW, STATUS, tokenSetStatus } from '../../ui/fixtures/status.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { finishedRequest } from './fixtures/finished-request.ts';
import { LivePanel } from './live-panel.tsx';

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

interface Drawing {
  readonly past?: readonly FinishedRequest[];
  readonly status?: Status;
  readonly policy?: Partial<InjectionPolicy>;
  readonly background?: RecordedCall;
  readonly requestOrigin?: (origin: string) => Promise<boolean>;
  readonly language?: typeof ENGLISH;
}

function draw(drawing: Drawing = {}) {
  const listeners: ((request: FinishedRequest) => void)[] = [];
  const { background = recordedCall(), requestOrigin = async () => true, language = ENGLISH } = drawing;
  const silent = { onChanged: () => undefined };
  const policy: InjectionPolicy = {
    ...DEFAULT_POLICY,
    defaultTokenSets: { production: 'warehouse' },
    ...drawing.policy,
  };
  const network = {
    onRequestFinished: (callback: (request: FinishedRequest) => void) => void listeners.push(callback),
    pastRequests: async () => drawing.past ?? [],
  };
  const reading = {
    environments: [PRODUCTION],
    tabId: 7,
    fingerprint: async (token: string) => FINGERPRINTS[token] ?? `of ${token}`,
  };
  render(
    <LanguageContext.Provider value={language}>
      <LivePanel
        first={{
          status: drawing.status ?? WITH_ADMIN,
          policy,
          session: DEFAULT_SESSION_POLICY,
          withheld: [],
        }}
        items={{ status: silent, policy: silent, session: silent }}
        network={network}
        reading={reading}
        action={{ call: background.call, requestOrigin, tabId: 7, ownOrigins: [PRODUCTION.origin] }}
        clock={clock}
        onReload={() => undefined}
      />
    </LanguageContext.Provider>,
  );
  return {
    finish: (request: FinishedRequest) => {
      for (const listener of listeners) listener(request);
    },
  };
}

const clock = () => NOW;

async function rows(amount: number) {
  await waitFor(() => expect(screen.getAllByTestId('exchange')).toHaveLength(amount));
  return screen.getAllByTestId('exchange');
}

/** Draws the panel with one exchange and opens its card. */
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
  test('is empty at first, and says what will come', () => {
    draw();
    expect(screen.getByTestId('empty').textContent).toContain('app.inventorum.com');
  });

  test('shows what finished before the panel was opened, and what finishes from now on', async () => {
    const { finish } = draw({ past: [finishedRequest({ token: WAREHOUSE })] });
    finish(finishedRequest({ path: '/api/orders/', status: 401, startedAt: NOW + 1, body: '{}' }));
    finish(finishedRequest({ url: 'https://other.test/api/' }));

    const [first, second] = await rows(2);
    expect(first?.dataset).toMatchObject({ status: '200', method: 'GET', verdict: 'ok' });
    expect(first?.textContent).toContain('/products/');
    expect(first?.textContent).toContain('Warehouse sync');
    expect(first?.textContent).toContain('39 ms');
    expect(second?.dataset).toMatchObject({ status: '401', verdict: 'no token' });
  });

  test('lists a request that is reported twice once', async () => {
    const { finish } = draw({ past: [finishedRequest()] });
    finish(finishedRequest());
    finish(finishedRequest({ path: '/api/orders/' }));
    await rows(2);
  });

  test('is walked with the arrow keys, and Escape leaves the card', async () => {
    draw({ past: [finishedRequest(), finishedRequest({ path: '/api/orders/', startedAt: NOW + 1 })] });
    const [first, second] = await rows(2);
    if (!first || !second) throw new Error('Two rows are drawn.');
    fireEvent.click(first);

    fireEvent.keyDown(first, { key: 'ArrowDown' });

    expect(document.activeElement).toBe(second);
    expect(second.getAttribute('aria-current')).toBe('true');
    fireEvent.keyDown(screen.getByTestId('detail'), { key: 'Escape' });
    expect(screen.queryByTestId('detail')).toBeNull();
  });

  test('is cleared', async () => {
    draw({ past: [finishedRequest()] });
    await rows(1);
    fireEvent.click(screen.getByTestId('clear'));
    expect(screen.getByTestId('empty')).toBeTruthy();
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

  test('offers the saved token set that has it, in one click', async () => {
    const background = recordedCall();
    const card = await openCard(scopeWrong, { background });
    const button = card.getByTestId('verdict-action');
    expect(button.textContent).toBe('Use Catalogue admin');

    fireEvent.click(button);

    await waitFor(() => expect(card.getByTestId('action-outcome').textContent).toContain('Repeat the call'));
    expect(background.sent).toEqual([{ command: 'injection.choose', input: { tokenSetId: 'admin' } }]);
  });

  test('sends an internal app to the token manager, with the whole list of scopes', async () => {
    const card = await openCard(scopeWrong);
    const steps = card.getByTestId('next-steps');
    expect(steps.querySelector('a')?.href).toBe('https://manager.shore.com/api-apps');
    expect(steps.querySelector('.scope-list')?.textContent).toMatch(
      /^orders:read .* products:update products:create$/,
    );
  });

  test('sends an app of before 2019 to the support', async () => {
    const legacy = finishedRequest({
      status: 403,
      token: 'legacy-token',
      body: JSON.stringify(scopeWrongBody()),
    });
    const card = await openCard(legacy);
    const steps = card.getByTestId('next-steps');
    expect(steps.textContent).toContain('ask for the scope products for the client id legacy-client');
    expect(steps.querySelector('a')?.href).toBe('mailto:api_support@inventorum.com');
  });

  test('says that knowledge and server disagree, and sends nobody anywhere', async () => {
    const status = {
      ...STATUS,
      apps: [appStatus({ tokenSets: [tokenSetStatus({ scope: ['products:create'] })] })],
    };
    const card = await openCard(scopeWrong, { status });
    expect(card.getByTestId('next-steps').textContent).toContain('products:create is granted');
    expect(card.queryByTestId('verdict-action')).toBeNull();
    expect(card.queryByRole('link')).toBeNull();
  });
});

describe('the card of a refused or absent token', () => {
  const invalid = JSON.stringify(tokenInvalidBody());

  test('says since when it is expired, and refreshes in one click', async () => {
    const background = recordedCall();
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
      'The access token of this call is not one of ours',
    );
    expect(card.getByTestId('sent-with').textContent).toContain('…9zZz');
  });

  test('says why none was sent, and allows the origin in one click, for this tab or always', async () => {
    const background = recordedCall();
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
    expect(background.sent).toEqual([
      { command: 'origin.allow', input: { origin, reach: { in: 'every tab' } } },
      { command: 'origin.allow', input: { origin, reach: { in: 'one tab', tabId: 7 } } },
    ]);
    await waitFor(() => expect(card.getByTestId('action-outcome').textContent).toContain('Done'));
  });

  test('points to the popup where the browser asks no question from here', async () => {
    const requestOrigin = () => {
      throw new TypeError('browser.permissions is undefined');
    };
    const foreign = finishedRequest({ status: 401, body: invalid, page: 'http://localhost:5173' });
    const card = await openCard(foreign, { requestOrigin });
    fireEvent.click(card.getByTestId('verdict-action'));
    await waitFor(() => expect(card.getByTestId('action-outcome').textContent).toContain('Open the popup'));
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

test('no token is in the page', async () => {
  await openCard(scopeWrong);
  expect(document.body.innerHTML).not.toContain('warehouse-token');
});

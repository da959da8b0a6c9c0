import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PRODUCTION_HELD } from '../../../../tests/fakes/browser-facts.ts';
import { memoryArea } from '../../../../tests/fakes/memory-area.ts';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import type { Exchange } from '../../../diagnosis/exchange/exchange.ts';
import { by, exchange, knowledge, SCOPE_WRONG } from '../../../diagnosis/fixtures/cases.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../../../injection/policy.ts';
import { ENDPOINTS } from '../../../inventorum/endpoints.ts';
import { type Environment, PRODUCTION } from '../../../inventorum/environment.ts';
import type { Learning } from '../../../storage/public/learning.ts';
import { sharedItem } from '../../../storage/public/shared-item.ts';
import { storedItem } from '../../../storage/stored-item.ts';
import { ENGLISH, GERMAN } from '../../../ui/fixtures/languages.ts';
import { NOW, STATUS } from '../../../ui/fixtures/status.ts';
import { useStored } from '../../../ui/hooks/use-stored.ts';
import { LanguageContext } from '../../../ui/language/language.ts';
import type { CallSource, DiagnosedCall } from '../calls/call.ts';
import { createLearnedFor } from '../calls/knowledge.ts';
import { asShown } from '../calls/redact-exchange.ts';
import { panelState } from '../fixtures/panel-state.ts';
import { PanelContext, type PanelView } from '../panel-context.ts';
import { ErasureNotice, useErasing } from './erasure.tsx';
import { OtherView } from './other-view.tsx';

const SANDBOX: Environment = { id: 'sandbox', name: 'Sandbox', origin: 'http://localhost:8480' };

interface Drawing {
  readonly calls?: readonly DiagnosedCall[];
  readonly learning?: Learning;
  readonly environments?: readonly Environment[];
  readonly language?: typeof ENGLISH;
}

let area = memoryArea();
let copied: string | null = null;

beforeEach(() => {
  area = memoryArea();
  copied = null;
  // happy-dom has no clipboard: records what a browser would copy.
  Reflect.set(document, 'execCommand', () => {
    const clipboardData = { setData: (_: string, text: string) => (copied = text) };
    window.dispatchEvent(Object.assign(new Event('copy'), { clipboardData }));
    return copied !== null;
  });
});
afterEach(cleanup);

type OtherViewName = Exclude<PanelView, 'calls'>;

function Drawn({ view, drawing, onLeave }: { view: OtherViewName; drawing: Drawing; onLeave: () => void }) {
  const { calls = [], environments = [PRODUCTION] } = drawing;
  const item = sharedItem(storedItem<Learning>(area, 'learning', { current: 1 }), '', (task) => task());
  const learning =
    useStored({ get: async () => drawing.learning, onChanged: item.onChanged }, drawing.learning) ?? [];
  const erasing = useErasing(item.change);
  const facts = {
    ...{ status: STATUS, policy: DEFAULT_POLICY, session: DEFAULT_SESSION_POLICY, environments },
    browser: PRODUCTION_HELD,
  };
  return (
    <>
      <PanelContext.Provider
        value={panelState({
          ...{ view, calls, facts, learning, erasing },
          learnedFor: createLearnedFor()(learning),
          on: { view: onLeave },
        })}
      >
        <OtherView view={view} />
      </PanelContext.Provider>
      <ErasureNotice erasing={erasing} environments={environments} />
    </>
  );
}

async function draw(view: OtherViewName, drawing: Drawing = {}) {
  if (drawing.learning) await area.set({ learning: { version: 1, value: drawing.learning } });
  const onLeave = vi.fn();
  const { language = ENGLISH } = drawing;
  render(
    <LanguageContext.Provider value={language}>
      <Drawn view={view} drawing={drawing} onLeave={onLeave} />
    </LanguageContext.Provider>,
  );
  return { onLeave };
}

function diagnosedCall(changes: Partial<Exchange> = {}, source: CallSource = 'page'): DiagnosedCall {
  const own = exchange({ startedAt: NOW, ...changes });
  const known = knowledge();
  return {
    ...{ key: `${Math.random()}`, source, exchange: asShown(own), explanation: known.explanation },
    ...{ size: null, entry: null, diagnosis: diagnose(own, known) },
  };
}

const refused = { status: 403, body: SCOPE_WRONG } as const;

function texts(testId: string): readonly (string | null)[] {
  return screen.queryAllByTestId(testId).map(({ textContent }) => textContent);
}

describe('access advice', () => {
  test('says what was used, what is missing and what was never used, by token set', async () => {
    await draw('advice', {
      calls: [
        diagnosedCall(),
        diagnosedCall({ method: 'POST', ...refused }),
        diagnosedCall({ credential: by('now of agency'), pathname: '/api/orders/' }),
        diagnosedCall({ method: 'POST', ...refused }, 'replay'),
      ],
    });
    const basis = screen.getByTestId('advice-basis').textContent;
    expect(basis).toContain('Based on 3 calls of this session since 14:20, regardless of the filter.');
    expect(basis).toContain('1 repeated call is left out');
    const [reader, agency] = screen.getAllByTestId('advice');
    if (!reader || !agency) throw new Error('Two token sets called.');
    expect(reader.textContent).toContain(
      '2 calls, 2 scopes needed. 1 is missing. 1 is granted and was never',
    );
    const rows = within(reader).getAllByTestId('scope-use');
    expect(rows.map(({ dataset }) => [dataset['scope'], dataset['use']])).toEqual([
      ['products:create', 'missing'],
      ['products:read', 'used'],
      ['orders:read', 'never used'],
    ]);
    expect(rows[0]?.textContent).toContain('inferred, not documented');
    expect(agency.textContent).toContain('name the client id legacy');
    expect(within(agency).getByTestId('least').textContent).toBe('orders');
  });

  test('copies the least set, separated by spaces', async () => {
    await draw('advice', { calls: [diagnosedCall(), diagnosedCall({ method: 'POST', ...refused })] });
    fireEvent.click(screen.getByTestId('copy-least'));
    expect(copied).toBe('products:create products:read');
    await waitFor(() => expect(screen.getByText('Copied.')).toBeTruthy());
  });

  test('warns of calls of which the needed scope is not known, and keeps those without a token of ours apart', async () => {
    await draw('advice', {
      calls: [
        diagnosedCall({ pathname: '/api/webhooks/12/' }),
        diagnosedCall({ ...refused }),
        diagnosedCall({ credential: { kind: 'none' }, status: 401 }),
      ],
    });
    expect(texts('advice-unknown')[0]).toContain('GET /webhooks/{id}/');
    expect(texts('advice-disputed')[0]).toContain('GET /products/');
    const last = screen.getAllByTestId('advice').at(-1);
    expect(last?.textContent).toContain('Calls without a token of ours');
    expect(last?.textContent).toContain('The scope granted to them is not known.');
    expect(last?.querySelector('[data-use="needed"]')).toBeTruthy();
  });

  test('says in words that there is nothing yet', async () => {
    await draw('advice', { language: GERMAN });
    expect(screen.getByTestId('advice-empty').textContent).toContain('Noch kein Aufruf');
  });
});

describe('looking up', () => {
  const type = (value: string) => fireEvent.input(screen.getByTestId('lookup'), { target: { value } });
  const answer = () => screen.getByTestId('lookup-answer').textContent;

  test('lists everything that is known at first', async () => {
    await draw('lookup');
    expect(screen.getAllByTestId('known-call')).toHaveLength(ENDPOINTS.length);
    expect(document.activeElement).toBe(screen.getByTestId('lookup'));
  });

  test('answers every call of the catalogue as it is typed, without asking anybody', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    await draw('lookup');
    for (const { method, template, requirement } of ENDPOINTS) {
      type(`${method} ${template}`);
      const [row, ...others] = screen.getAllByTestId('known-call');
      expect(others).toEqual([]);
      expect(row?.dataset['call']).toBe(`${method} ${template}`);
      const scopes = [requirement?.right, requirement?.legacy].filter((scope) => typeof scope === 'string');
      expect(scopes.filter((scope) => answer()?.includes(scope))).toEqual(scopes);
      expect(answer() === `${method} ${template} needs no scope.`).toBe(requirement === null);
      expect(row?.querySelectorAll('[data-testid="evidence"]')).toHaveLength(scopes.length);
    }
    expect(fetched).not.toHaveBeenCalled();
  });

  test('says which saved token sets have the scope, and which lack it', async () => {
    await draw('lookup');
    type('PUT /products/7/');
    expect(answer()).toBe(
      'PUT /products/{id}/ needs products:update, or products with an app from before 2019.',
    );
    const marks = screen.getAllByTestId('token-set-for').map(({ dataset, textContent }) => {
      return [dataset['has'], textContent];
    });
    expect(marks).toEqual([
      ['has', '✓has it: Warehouse sync'],
      ['has', '✓has it: Shop export (no valid access token)'],
      ['lacks', '✗lacks it: Read only'],
    ]);
  });

  test('says that an unknown call is unknown', async () => {
    await draw('lookup');
    type('GET /webhooks/');
    expect(answer()).toContain('/webhooks/ is not known');
    expect(screen.queryByTestId('known-call')).toBeNull();
    type('PATCH /orders/delta/');
    expect(answer()).toBe('PATCH is not known at /orders/delta/. Known there: GET.');
    type('/products/7/');
    expect(texts('known-call')).toHaveLength(3);
  });

  test('answers what was observed, and that the catalogue says otherwise', async () => {
    const call = { environmentId: 'production', method: 'POST', template: '/products/' };
    await draw('lookup', {
      learning: [
        { ...call, granted: ['products:create'], worked: 0, workedAt: null, refused: 2, refusedAt: NOW },
        { ...call, granted: ['stock:write'], worked: 1, workedAt: NOW, refused: 0, refusedAt: null },
      ],
    });
    type('POST /products/');
    expect(answer()).toContain('needs stock:write');
    expect(texts('known-need')[0]).toContain('observed here');
    expect(texts('known-need')[0]).toContain('Our catalogue says products:create / products');
  });

  test.each(['paste', 'drop'] as const)('keeps of a %s nothing but method and path', async (kind) => {
    await draw('lookup', { environments: [PRODUCTION, SANDBOX] });
    const field = screen.getByTestId<HTMLInputElement>('lookup');
    const line =
      'curl -X PUT -H "Authorization: Bearer top-secret" http://localhost:8480/api/products/7/?x=top-secret';
    const data = { getData: () => line };
    const event = Object.assign(new Event(kind, { bubbles: true, cancelable: true }), {
      [kind === 'paste' ? 'clipboardData' : 'dataTransfer']: data,
    });
    fireEvent(field, event);
    expect(event.defaultPrevented).toBe(true);
    expect(field.value).toBe('PUT /products/7/');
    expect(screen.getByTestId<HTMLSelectElement>('lookup-environment').value).toBe('sandbox');
    expect(document.documentElement.outerHTML).not.toContain('top-secret');
  });

  test('Escape empties the field, then leaves', async () => {
    const { onLeave } = await draw('lookup');
    type('/products/');
    const field = screen.getByTestId<HTMLInputElement>('lookup');
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(field.value).toBe('');
    expect(onLeave).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(onLeave).toHaveBeenCalledTimes(1);
  });
});

describe('what was learnt', () => {
  const observation = (changes: Partial<Learning[number]> = {}): Learning[number] => ({
    ...{ environmentId: 'production', method: 'POST', template: '/products/', granted: ['products:create'] },
    ...{ worked: 0, workedAt: null, refused: 3, refusedAt: NOW - 60_000 },
    ...changes,
  });
  const LEARNING = [
    observation(),
    observation({ granted: ['stock:write'], worked: 2, workedAt: NOW, refused: 0, refusedAt: null }),
    observation({ environmentId: 'sandbox', template: '/webhooks/{id}/' }),
  ];
  const drawing = { learning: LEARNING, environments: [PRODUCTION, SANDBOX] };

  test('is a table an environment, with scope, evidence, counts and the disagreement in words', async () => {
    await draw('learning', drawing);
    const [production, sandbox] = screen.getAllByTestId('lessons');
    expect(production?.textContent).toContain('Production');
    const [row] = production ? within(production).getAllByTestId('lesson') : [];
    expect(row?.textContent).toContain('POST /products/');
    expect(row?.textContent).toContain('stock:write observed here');
    expect(row?.textContent).toContain(
      'Refused with products:create / products and worked without: server and catalogue disagree.',
    );
    expect([...(row?.querySelectorAll('td') ?? [])].slice(1).map(({ textContent }) => textContent)).toEqual([
      '2',
      '3',
      '14:20',
    ]);
    expect(sandbox?.textContent).toContain('not in our catalogue');
  });

  test('is copied as JSON', async () => {
    await draw('learning', drawing);
    fireEvent.click(screen.getByTestId('copy-learning'));
    const { environments } = JSON.parse(copied ?? '');
    expect(environments[0]).toMatchObject({
      origin: 'https://app.inventorum.com',
      calls: [
        {
          ...{ method: 'POST', template: '/products/', observedScope: 'stock:write', disagreement: 'both' },
          outcomes: [{ refused: 3 }, { worked: 2, lastWorked: new Date(NOW).toISOString() }],
        },
      ],
    });
  });

  test('is erased at once, one environment at a time, and comes back for ten seconds', async () => {
    await draw('learning', drawing);
    const [erase] = screen.getAllByTestId('erase-learning');
    if (erase) fireEvent.click(erase);
    await waitFor(() => expect(screen.getAllByTestId('lessons')).toHaveLength(1));
    await waitFor(() =>
      expect(screen.getByTestId('erasure').textContent).toContain(
        'What was learnt about Production was erased.',
      ),
    );
    expect(JSON.stringify([...area.items.values()])).not.toContain('stock:write');
    fireEvent.click(screen.getByTestId('undo-erase'));
    await waitFor(() => expect(screen.getAllByTestId('lessons')).toHaveLength(2));
    const { learning } = await area.get(['learning']);
    expect(learning).toMatchObject({ value: expect.arrayContaining([...LEARNING]) });
    expect(screen.queryByTestId('erasure')).toBeNull();
  });

  test('says so when the disk would not take the erasure', async () => {
    await draw('learning', drawing);
    area.refuse = 'QuotaExceededError';
    const [erase] = screen.getAllByTestId('erase-learning');
    if (erase) fireEvent.click(erase);
    await waitFor(() => expect(screen.getByTestId('erasure').textContent).toContain('Nothing was erased'));
    expect(screen.getAllByTestId('lessons')).toHaveLength(2);
    expect(screen.queryByTestId('undo-erase')).toBeNull();
  });

  test('is said in words to be nothing yet, and the older names are told with their source', async () => {
    await draw('learning');
    expect(screen.getByTestId('learning-empty').textContent).toContain('Nothing yet');
    const products = document.querySelector('[data-name="products"]');
    expect(products?.textContent).toContain('products:delete');
    expect(products?.querySelector('a')?.href).toContain('api-docs.inventorum.com');
    expect(document.querySelector('[data-name="inventories"]')?.textContent).toContain('not known');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENDPOINTS } from '../inventorum/endpoints.ts';
import { isGranted } from '../inventorum/scopes.ts';
import { accessAdvice, type SessionCall } from './access-advice.ts';
import { diagnose } from './diagnose.ts';
import type { Exchange } from './exchange/exchange.ts';
import { AGENCY, by, exchange, knowledge, READER, SCOPE_WRONG } from './fixtures/cases.ts';
import type { Learned } from './learning/learned.ts';

const NOTHING: Learned = new Map();

function call(changes: Partial<Exchange> = {}, learned = NOTHING): SessionCall {
  const seen = exchange(changes);
  return { source: 'page', exchange: seen, diagnosis: diagnose(seen, knowledge({ learned })), learned };
}

const refused = { status: 403, body: SCOPE_WRONG } as const;
const agency = { credential: by('now of agency') } as const;

describe('accessAdvice', () => {
  test('tells used, missing and unused scopes apart, and names the least set', () => {
    const [advice] = accessAdvice([
      call(),
      call({ pathname: '/api/products/7/' }),
      call({ ...refused, method: 'POST' }),
    ]);
    expect(advice).toEqual({
      tokenSet: READER,
      calls: 3,
      scopes: [
        { scope: 'orders:read', calls: 0, use: 'never used', evidence: [] },
        { scope: 'products:create', calls: 1, use: 'missing', evidence: ['assumed'] },
        { scope: 'products:read', calls: 2, use: 'used', evidence: ['assumed'] },
      ],
      least: ['products:create', 'products:read'],
      unknown: [],
      disputed: [],
    });
  });

  test('names legacy scopes for apps of before 2019', () => {
    const [advice] = accessAdvice([
      call({ ...agency, ...refused }),
      call({ ...agency, pathname: '/api/orders/' }),
      call({ ...agency, ...refused, pathname: '/api/info/' }),
    ]);
    expect(advice).toMatchObject({ tokenSet: AGENCY, least: ['basic:read', 'orders', 'products'] });
  });

  test('keeps token sets apart, the busiest first, calls without one last', () => {
    const found = accessAdvice([
      call({ credential: { kind: 'none' }, status: 401, body: '' }),
      call(agency),
      call(),
      call(),
    ]);
    expect(found.map(({ tokenSet }) => tokenSet?.id ?? null)).toEqual(['reader', 'agency', null]);
    expect(found.at(-1)?.least).toEqual(['products:read']);
    expect(found.at(-1)?.scopes).toEqual([
      { scope: 'products:read', calls: 1, use: 'needed', evidence: ['assumed'] },
    ]);
  });

  test('says of which calls nobody knows what they need', () => {
    const [advice] = accessAdvice([call({ pathname: '/api/webhooks/12/' })]);
    expect(advice).toMatchObject({ least: [], unknown: ['GET /webhooks/{id}/'] });
  });

  test('claims nothing of a call that was refused though the scope is granted', () => {
    const [advice] = accessAdvice([call(refused)]);
    expect(advice).toMatchObject({ least: [], disputed: ['GET /products/'] });
  });

  test('nor of one that worked though the scope is not granted', () => {
    const [advice] = accessAdvice([call({ pathname: '/api/customers/' })]);
    expect(advice).toMatchObject({ least: [], disputed: ['GET /customers/'] });
  });

  test('takes a replay for a trial: the integration did not make that call', () => {
    const replay: SessionCall = { ...call({ credential: by('now of admin') }), source: 'replay' };
    const own: SessionCall = { ...call({ pathname: '/api/orders/' }), source: 'own' };
    const refusedOnce = call({ ...refused, method: 'POST' });
    expect(accessAdvice([refusedOnce, replay, own])).toEqual(accessAdvice([refusedOnce]));
  });

  test('goes by what was observed', () => {
    const conclusion = { method: 'GET', template: '/products/', worked: 1, refused: 1 };
    const learned: Learned = new Map([
      ['GET /products/', { ...conclusion, right: 'basic:read', legacy: null, disagreement: 'both' }],
    ]);
    const refusedNow = call({ status: 403, body: SCOPE_WRONG }, learned);
    expect(accessAdvice([refusedNow])[0]).toMatchObject({
      least: ['basic:read'],
      scopes: [{ scope: 'basic:read', use: 'missing', evidence: ['observed'] }, {}, {}],
    });
  });

  test.each<[string, Partial<Exchange>]>([
    ['a redirect', { status: 301, location: '/api/products/' }],
    ['a call without an answer', { status: 0 }],
    ['a preflight', { method: 'OPTIONS' }],
  ])('takes no account of %s', (_name, changes) => {
    expect(accessAdvice([call(changes)])).toEqual([]);
  });

  test('a call that needs no scope asks for none', () => {
    expect(accessAdvice([call({ pathname: '/api/signup/', method: 'POST' })])[0]).toMatchObject({
      least: [],
      unknown: [],
    });
  });

  test('the least set serves every call of the catalogue, and no scope of it can be left out', () => {
    const calls = fc.array(fc.constantFrom(...ENDPOINTS), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(calls, (endpoints) => {
        const session = endpoints.map(({ method, template, requirement }) => {
          const pathname = `/api${template.replaceAll(/\{\w+\}/g, '7')}`;
          return call({ method, pathname, ...(!isGranted(requirement, READER.scope ?? []) && refused) });
        });
        const least = accessAdvice(session)[0]?.least ?? [];
        const served = (scopes: readonly string[]) =>
          endpoints.every(({ requirement }) => isGranted(requirement, scopes));
        expect(served(least)).toBe(true);
        for (const left of least) expect(served(least.filter((each) => each !== left))).toBe(false);
      }),
    );
  });
});

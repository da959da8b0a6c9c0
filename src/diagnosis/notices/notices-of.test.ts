import { describe, expect, test } from 'vitest';
import { findEndpoint } from '../../inventorum/find-endpoint.ts';
import { diagnose } from '../diagnose.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { by, exchange, knowledge } from '../fixtures/cases.ts';
import { asksForRows, countRows } from './list-rows.ts';

function notices(changes: Partial<Exchange>) {
  return diagnose(exchange(changes), knowledge()).notices;
}

describe('a paged list', () => {
  test.each<[string, Partial<Exchange>, object | null]>([
    ['page 1 of products', { search: '?page=1' }, null],
    ['page 0 of products', { search: '?page=0' }, { kind: 'first page', asked: 0, first: 1 }],
    [
      'page 1 of the orders delta',
      { pathname: '/api/orders/delta/', search: '?page=1' },
      { kind: 'first page', asked: 1, first: 0, evidence: 'documented' },
    ],
    ['page 0 of the orders delta', { pathname: '/api/orders/delta/', search: '?page=0' }, null],
    ['no page', {}, null],
    ['a page that is no number', { search: '?page=x' }, null],
    ['page 0 where nothing is paged', { pathname: '/api/taxes/', search: '?page=0' }, null],
    ['page 0 of a write', { method: 'POST', search: '?page=0' }, null],
    ['a limit that is doubled, the last one small', { search: '?limit=100&limit=3' }, null],
    [
      'a limit that is doubled, the last one too large',
      { search: '?limit=3&limit=100' },
      { kind: 'limit cut', asked: 100 },
    ],
    ['a page that is doubled', { search: '?page=1&page=0' }, { kind: 'first page', asked: 0, first: 1 }],
    ['a page that is doubled, the last one right', { search: '?page=0&page=1' }, null],
    ['a limit as large as there is', { search: '?limit=40' }, null],
    [
      'a larger limit, body unread',
      { search: '?limit=100' },
      { kind: 'limit cut', asked: 100, most: 40, got: null, evidence: 'documented' },
    ],
    [
      'a larger limit, rows cut',
      { search: '?limit=100', rows: { got: 40, total: 250 } },
      { kind: 'limit cut', asked: 100, most: 40, got: 40 },
    ],
    ['a larger limit, everything came', { search: '?limit=100', rows: { got: 12, total: 12 } }, null],
    ['a larger limit, honoured', { search: '?limit=100', rows: { got: 100, total: 250 } }, null],
    ['a larger limit of version 13', { search: '?limit=100', apiVersion: '13' }, null],
    [
      'too large a limit of version 13, rows cut',
      { search: '?limit=500', apiVersion: '13', rows: { got: 100, total: 250 } },
      { kind: 'limit cut', asked: 500, most: 100, got: 100, evidence: 'assumed' },
    ],
    ['a list without a known maximum', { pathname: '/api/customers/', search: '?limit=9999' }, null],
  ])('%s', (_name, changes, expected) => {
    const found = notices(changes).filter(({ kind }) => kind === 'first page' || kind === 'limit cut');
    if (expected === null) expect(found).toEqual([]);
    else expect(found).toMatchObject([expected]);
  });

  test('counts the rows of a good answer only where a limit may have been cut', () => {
    const products = findEndpoint('GET', '/api/products/') ?? null;
    expect(asksForRows(exchange({ search: '?limit=100' }), products)).toBe(true);
    expect(asksForRows(exchange({ search: '?limit=20' }), products)).toBe(false);
    expect(asksForRows(exchange({ search: '?limit=100', status: 403 }), products)).toBe(false);
    expect(asksForRows(exchange({ search: '?limit=100' }), null)).toBe(false);
  });
});

test.each<[string, string | null, object | undefined]>([
  ['of a list', '{"total":250,"data":[1,2]}', { got: 2, total: 250 }],
  ['of a list of version 13', '{"total":1,"results":[1]}', { got: 1, total: 1 }],
  ['of a list under a byte order mark', '\ufeff{"total":9,"data":[1]}', { got: 1, total: 9 }],
  ['of something else', '{"total":1}', undefined],
  ['of no object', 'null', undefined],
  ['of what broke off', '[1', undefined],
  ['of what is too long', ' '.repeat(2_000_001), undefined],
  ['of nothing', null, undefined],
])('counts the rows %s', (_name, body, expected) => {
  expect(countRows(body)).toEqual(expected);
});

describe('the version', () => {
  test.each<[string, Partial<Exchange>, readonly object[]]>([
    ['the documented one', { apiVersion: '12' }, []],
    ['none', { apiVersion: null, status: 404 }, [{ kind: 'version missing' }]],
    ['none, and answered as asked', { apiVersion: null }, []],
    ['none, and written', { apiVersion: null, status: 204 }, []],
    ['none, and refused', { apiVersion: null, status: 400 }, [{ kind: 'version missing' }]],
    ['none at the token endpoint', { apiVersion: null, pathname: '/api/auth/token/', method: 'POST' }, []],
    ['newer', { apiVersion: '13' }, [{ kind: 'version odd', sent: '13', problem: 'newer than documented' }]],
    ['older', { apiVersion: '2' }, [{ kind: 'version odd', sent: '2', problem: 'out of range' }]],
    ['far newer', { apiVersion: '99' }, [{ kind: 'version odd', sent: '99', problem: 'out of range' }]],
    ['a word', { apiVersion: 'v12' }, [{ kind: 'version odd', sent: 'v12', problem: 'no number' }]],
    [
      'served by another',
      { apiVersion: '10', processedVersion: '11' },
      [{ kind: 'version replaced', sent: '10', processed: '11' }],
    ],
    ['served as asked', { apiVersion: '10', processedVersion: '10' }, []],
    ['a redirect', { apiVersion: null, status: 301, location: '/x' }, []],
    ['no answer', { apiVersion: null, status: 0 }, []],
  ])('%s', (_name, changes, expected) => {
    expect(notices(changes)).toEqual(expected);
  });
});

test('says that a 202 is carried out later', () => {
  expect(notices({ status: 202 })).toEqual([{ kind: 'asynchronous' }]);
});

describe('a call that worked though we think its scope is missing', () => {
  const write = { method: 'POST', status: 200 } as const;

  test('is said to disagree with what we know', () => {
    expect(notices(write)).toEqual([{ kind: 'worked without scope', scope: 'products:create' }]);
  });

  test.each<[string, Partial<Exchange>]>([
    ['the scope is granted', { ...write, credential: by('now of admin') }],
    ['the token is not ours', { ...write, credential: by('nobody') }],
    ['it was refused', { ...write, status: 400 }],
    ['no scope is needed', { ...write, pathname: '/api/signup/' }],
    ['nothing is known of it', { ...write, pathname: '/api/unheard-of/' }],
  ])('is not said where %s', (_name, changes) => {
    expect(notices(changes)).toEqual([]);
  });
});

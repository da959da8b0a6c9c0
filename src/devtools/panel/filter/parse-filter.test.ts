import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorMs } from '../../../../tests/fakes/processor-ms.ts';
import { PRODUCTION } from '../../../inventorum/environment.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { exchange } from '../fixtures/exchange.ts';
import { filterSubjectOf, matchesFilter } from './match-filter.ts';
import { parseFilter } from './parse-filter.ts';

const TOKEN_SET = {
  id: 'warehouse',
  label: 'Warehouse sync',
  app: { label: 'Connector', kind: 'internal', clientId: 'client' },
  scope: ['products:read'],
  live: true,
  lacks: null,
  marks: [],
} as const;

/** A refused creation of a product, sent with "Warehouse sync". */
const REFUSED: DiagnosedCall = {
  key: 'a',
  source: 'page',
  exchange: exchange({
    method: 'POST',
    status: 403,
    pathname: '/api/products/7/images/',
    search: '?page=2&name=Tea%20mug',
    asked: {
      url: `${PRODUCTION.origin}/api/products/7/images/`,
      method: 'POST',
      type: 'sub-resource',
      initiator: null,
      tabId: 7,
    },
  }),
  explanation: { sends: true, tokenSetId: 'warehouse', because: 'allowed origin' },
  size: 12_000,
  entry: null,
  diagnosis: {
    verdict: {
      kind: 'scope.wrong',
      needed: null,
      granted: null,
      missing: null,
      disagrees: false,
      disputed: null,
      candidates: [],
    },
    sender: { kind: 'saved', tokenSet: TOKEN_SET, tail: 'f3Qa', from: 0, expiresAt: null, replacedAt: null },
    endpoint: {
      method: 'POST',
      template: '/products/{id}/images/',
      area: 'products',
      requirement: {
        legacy: 'images',
        right: 'products:create',
        legacyEvidence: 'documented',
        rightEvidence: 'assumed',
        source: '',
      },
      evidence: 'documented',
      source: '',
    },
    server: null,
    action: null,
    dead: null,
    notices: [],
  },
};

/** A page of orders without a token. */
const BARE: DiagnosedCall = {
  ...REFUSED,
  key: 'b',
  exchange: exchange({ pathname: '/api/orders/', status: 401 }),
  explanation: { sends: false, because: 'switched off' },
  size: null,
  diagnosis: {
    verdict: { kind: 'no token', because: 'switched off' },
    sender: { kind: 'none' },
    endpoint: null,
    server: null,
    action: null,
    dead: null,
    notices: [],
  },
};

function fits(text: string, call: DiagnosedCall): boolean {
  return matchesFilter(parseFilter(text), filterSubjectOf(call));
}

describe('a filter', () => {
  test.each([
    ['', 'both'],
    ['   ', 'both'],
    ['products', 'refused'],
    ['PRODUCTS', 'refused'],
    ['-products', 'bare'],
    ['post products', 'refused'],
    ['post orders', 'none'],
    ['"page=2&name"', 'refused'],
    ['-"page=2&name"', 'bare'],
    ['status:403', 'refused'],
    ['status:4xx', 'both'],
    ['-status:403', 'bare'],
    ['status:400-402', 'bare'],
    ['status:5xx', 'none'],
    ['status:', 'both'],
    ['method:POST', 'refused'],
    ['method:post', 'refused'],
    ['method:PO', 'none'],
    ['domain:app.inventorum.com', 'both'],
    ['domain:inventorum.com', 'both'],
    ['domain:*.inventorum.com', 'both'],
    ['domain:ventorum.com', 'none'],
    ['larger-than:10k', 'refused'],
    ['larger-than:12k', 'none'],
    ['larger-than:1M', 'none'],
    ['mime-type:json', 'both'],
    ['path:/orders/', 'bare'],
    ['path:{id}/images', 'refused'],
    ['scope:products', 'refused'],
    ['scope:products:create', 'refused'],
    ['scope:products:read', 'none'],
    ['scope:images', 'refused'],
    ['scope:product', 'none'],
    ['-scope:products', 'bare'],
    ['token:f3Qa', 'refused'],
    ['token:warehouse', 'refused'],
    ['token:"Warehouse sync"', 'refused'],
    ['token:none', 'bare'],
    ['verdict:scope.wrong', 'refused'],
    ['verdict:no-token', 'bare'],
    ['verdict:"no token"', 'bare'],
    ['source:page', 'both'],
    ['source:replay', 'none'],
    ['status:401 OR status:403', 'both'],
    ['status:401 method:POST OR status:403 method:POST', 'refused'],
    ['OR status:403 OR', 'refused'],
    ['or', 'bare'],
    ['/orders|nothing/', 'bare'],
    ['/page=\\d/', 'refused'],
    ['-/page=\\d/', 'bare'],
    ['/products/7/images/', 'refused'],
    ['"/page=\\\\d/"', 'none'],
  ])('%j leaves %s', (text, left) => {
    const shown = [fits(text, REFUSED) && 'refused', fits(text, BARE) && 'bare'].filter(Boolean);
    expect(shown.length === 2 ? 'both' : (shown[0] ?? 'none')).toBe(left);
  });

  test.each([
    ['Käse', '/api/products/', '?search=K%C3%A4se', true],
    ['käse', '/api/products/', '?search=K%C3%84SE', true],
    ['Ka\u0308se', '/api/products/', '?search=K%C3%A4se', true],
    ['Käse', '/api/products/', '?search=Ka%CC%88se', true],
    ['K%C3%A4se', '/api/products/', '?search=K%C3%A4se', true],
    ['Käse', '/api/products/', '?search=K%C3%A4se&token=…', true],
    ['Käse', '/api/products/', '?q=%E4&search=K%C3%A4se', true],
    ['Käse', '/api/products/', `?limit=${'9'.repeat(350)}&q=%C3%A4%C3%A4%C3%A4&search=K%C3%A4se`, true],
    ['"rote Tasse"', '/api/products/', '?search=rote+Tasse', true],
    ['"rote Tasse"', '/api/products/', '?search=rote%20Tasse', true],
    ['"rote Tasse"', '/api/rote+Tasse/', '', false],
    ['"rote+Tasse"', '/api/rote+Tasse/', '', true],
    ['path:"rote Tasse"', '/api/rote%20Tasse/', '', true],
    ['path:Käse', '/api/products/', '?search=K%C3%A4se', true],
    ['/k.se$/', '/api/products/', '?search=K%C3%A4se', true],
    ['/^.api.products.$/', '/api/products/', '', true],
    ['-Käse', '/api/products/', '?search=K%C3%A4se', false],
    ['method:GET Käse token:none verdict:no-token', '/api/products/', '?search=K%C3%A4se', true],
    ['"no token"', '/api/products/', `?search=${'%C3%A4'.repeat(200)}`, true],
  ])('%j in %s%s: %s, as sent or as read', (text, pathname, search, found) => {
    const call = { ...BARE, exchange: exchange({ pathname, search }) };
    expect(fits(text, call)).toBe(found);
  });

  test('finds a host by the name that was typed', () => {
    const asked = { ...BARE.exchange.asked, url: 'https://api.läden.test/api/orders/' };
    const call = { ...BARE, exchange: exchange({ ...BARE.exchange, asked }) };
    for (const text of ['domain:läden.test', 'domain:*.LÄDEN.test', 'domain:xn--lden-loa.test'])
      expect(fits(text, call)).toBe(true);
    expect(fits('domain:laden.test', call)).toBe(false);
  });

  test.each([
    ['colour:red', 'unknown key', 'colour:red'],
    ['-colour:red', 'unknown key', '-colour:red'],
    ['status:abc', 'bad value', 'status:abc'],
    ['larger-than:big', 'bad value', 'larger-than:big'],
    ['/(/', 'bad pattern', '/(/'],
    ['/(a+)+$/', 'slow pattern', '/(a+)+$/'],
    ['/((a|b)c)*/', 'slow pattern', '/((a|b)c)*/'],
    ['/(a?){50}/', 'slow pattern', '/(a?){50}/'],
    ['/.*.*.*.*x/', 'slow pattern', '/.*.*.*.*x/'],
    ['/(a)\\1/', 'slow pattern', '/(a)\\1/'],
    [`/${'a?'.repeat(20)}/`, 'slow pattern', `/${'a?'.repeat(20)}/`],
  ])('%j is said to have a problem: %s', (text, why, word) => {
    expect(parseFilter(text).problems).toEqual([{ why, word }]);
  });

  test('an unknown key is looked for as text; a value that cannot be read asks nothing', () => {
    expect(fits('https://app', REFUSED)).toBe(false);
    expect(parseFilter('https://app').problems).toEqual([]);
    expect(fits('status:abc', REFUSED)).toBe(true);
    expect(fits('colour:red', REFUSED)).toBe(false);
  });

  const piece = fc.constantFrom(
    ...[
      'status:',
      'scope:',
      'token:',
      'larger-than:',
      'x:',
      '-',
      '"',
      '/',
      '\\',
      '(',
      ')',
      '[',
      '*',
      '+',
      '{9,}',
    ],
    ...['|', ' ', 'OR', ' OR ', '4xx', '403', '10k', 'a', '?', '__proto__:', 'constructor:', '\u202e', '\n'],
  );

  test('is read and asked whatever is typed, in a moment', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const took = processorMs(() => expect(typeof fits(text, REFUSED)).toBe('boolean'));
        expect(took).toBeLessThan(1000);
      }),
      { numRuns: 2000 },
    );
  });

  test('a word and its negation never both fit', () => {
    fc.assert(
      fc.property(fc.constantFrom('status:403', 'post', 'scope:images', 'token:none', '/7/'), (word) => {
        for (const one of [REFUSED, BARE]) expect(fits(word, one)).toBe(!fits(`-${word}`, one));
      }),
    );
  });
});

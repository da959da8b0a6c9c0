import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../injection/explain.ts';
import { TOKEN_PATH } from '../inventorum/environment.ts';
import { diagnose } from './diagnose.ts';
import type { Credential, Exchange } from './exchange/exchange.ts';
import type { NotTold } from './exchange/not-told.ts';
import {
  by,
  exchange,
  HOST,
  HOUR,
  knowledge,
  NOT_ALLOWED,
  NOW,
  READER,
  SCOPE_WRONG,
  TOKEN_INVALID,
} from './fixtures/cases.ts';
import type { Knowledge } from './knowledge.ts';
import type { Verdict } from './verdict/verdict.ts';

const NONE: Credential = { kind: 'none' };

describe('scope.wrong', () => {
  const refused = exchange({ method: 'POST', status: 403, body: SCOPE_WRONG });

  test('names the needed, the granted and the missing scope, and how each is known', () => {
    const { verdict, sender } = diagnose(refused, knowledge());

    expect(verdict).toMatchObject({
      kind: 'scope.wrong',
      needed: {
        right: 'products:create',
        rightEvidence: 'assumed',
        legacy: 'products',
        legacyEvidence: 'documented',
      },
      granted: ['products:read', 'orders:read'],
      missing: 'products:create',
      disagrees: false,
    });
    expect(sender).toMatchObject({ kind: 'saved', tokenSet: { id: 'reader' }, tail: 'f3Qa' });
  });

  test('offers the saved token set that has it, a live one first', () => {
    const { verdict, action } = diagnose(refused, knowledge());

    expect(action).toEqual({ do: 'choose', tokenSet: { id: 'admin', label: 'admin' } });
    expect(verdict).toMatchObject({ candidates: [{ id: 'admin' }, { id: 'sleeping admin' }] });
  });

  test('asks for the legacy name where the app is of before 2019', () => {
    const { verdict } = diagnose({ ...refused, credential: by('now of agency') }, knowledge());
    expect(verdict).toMatchObject({ missing: 'products' });
  });

  test('says that knowledge and server disagree, and offers nothing, where the scope is granted already', () => {
    const { verdict, action } = diagnose({ ...refused, credential: by('now of admin') }, knowledge());
    expect(verdict).toMatchObject({ kind: 'scope.wrong', disagrees: true, missing: null, candidates: [] });
    expect(action).toBeNull();
  });

  test('knows of no granted scope where the token is not ours', () => {
    const { verdict } = diagnose({ ...refused, credential: by('nobody') }, knowledge());
    expect(verdict).toMatchObject({ granted: null, missing: 'products:create', disagrees: false });
  });

  test('does not guess for an endpoint that is not in the catalogue', () => {
    const { verdict, endpoint, action } = diagnose({ ...refused, pathname: '/api/unheard-of/' }, knowledge());
    expect(endpoint).toBeNull();
    expect(verdict).toMatchObject({ needed: null, missing: null, disagrees: false, candidates: [] });
    expect(action).toBeNull();
  });
});

describe('a call whose sent headers the browser does not tell', () => {
  const untold = (because: NotTold): Credential => ({ kind: 'not told', because });
  const refused = exchange({ status: 401, body: TOKEN_INVALID, credential: untold('headers') });

  test('that was refused is not said to have carried none, nor is it to be repeated', () => {
    const { verdict, sender, action } = diagnose(refused, knowledge());
    expect(verdict).toEqual({ kind: 'token not told', because: 'headers', notSentBecause: null });
    expect(sender).toMatchObject({ kind: 'not told', byRules: { kind: 'token set', tokenSet: READER } });
    expect(action).toBeNull();
  });

  test('by the rules carried none: why, and the click that changes it', () => {
    const asked = { ...refused.asked, initiator: 'https://shop.test' };
    const { verdict, sender, action } = diagnose(
      { ...refused, asked },
      knowledge({ explanation: NOT_ALLOWED }),
    );
    expect(verdict).toMatchObject({ kind: 'token not told', notSentBecause: 'origin not allowed' });
    expect(sender).toMatchObject({ byRules: { kind: 'none' } });
    expect(action).toEqual({ do: 'allow origin', origin: 'https://shop.test' });
  });

  test('by the rules carried none, whatever page asked', () => {
    const asked = { ...refused.asked, initiator: null };
    const explanation = { sends: false, because: 'switched off' } as const;
    const { verdict } = diagnose({ ...refused, asked }, knowledge({ explanation }));
    expect(verdict).toMatchObject({ kind: 'token not told', notSentBecause: 'switched off' });
  });

  test.each<[string, Exchange, Partial<Knowledge>]>([
    [
      'an unknown page',
      { ...refused, asked: { ...refused.asked, initiator: null } },
      { explanation: NOT_ALLOWED },
    ],
    ['the cache', { ...refused, credential: untold('cache') }, {}],
    ['a service worker', { ...refused, credential: untold('service worker') }, {}],
    ['a deleted token set', refused, { tokenSets: [] }],
  ])('nothing is known by the rules either: %s', (_name, call, known) => {
    const { verdict, sender, action } = diagnose(call, knowledge(known));
    expect(verdict).toMatchObject({ kind: 'token not told', notSentBecause: null });
    expect(sender).toMatchObject({ byRules: { kind: 'unknown' } });
    expect(action).toBeNull();
  });

  test('that worked says where its answer came from, and nothing of headers that it may have had', () => {
    const { verdict, notices } = diagnose(
      exchange({ credential: untold('cache'), apiVersion: null }),
      knowledge(),
    );
    expect(verdict).toEqual({ kind: 'ok' });
    expect(notices).toEqual([{ kind: 'not told', because: 'cache' }]);
  });

  test('teaches nothing of a scope', () => {
    const { verdict } = diagnose(
      exchange({ status: 403, body: SCOPE_WRONG, credential: untold('headers') }),
      knowledge(),
    );
    expect(verdict).toMatchObject({ kind: 'scope.wrong', granted: null });
  });
});

describe('token.invalid', () => {
  const refused = exchange({ status: 401, body: TOKEN_INVALID });
  const reader = { id: 'reader', label: 'reader' };

  test.each<[string, Credential, number, object, object | null]>([
    [
      'the newest, after its end',
      by('now of reader'),
      NOW + 2 * HOUR,
      { why: 'expired', at: NOW + HOUR },
      { do: 'refresh', tokenSet: reader },
    ],
    [
      'one that was replaced before its end',
      by('before of reader'),
      NOW,
      { why: 'rotated', at: NOW - HOUR },
      null,
    ],
    [
      'one that was replaced only after it was sent',
      by('before of reader'),
      NOW - 2 * HOUR,
      { why: 'unknown' },
      null,
    ],
    [
      'one that had ended before it was replaced',
      by('first of reader'),
      NOW,
      { why: 'expired', at: NOW - 10 * HOUR },
      null,
    ],
    [
      'the newest, before its end',
      by('now of reader'),
      NOW,
      { why: 'unknown' },
      { do: 'refresh', tokenSet: reader },
    ],
    [
      'one of another environment',
      by('now of elsewhere'),
      NOW,
      { why: 'other environment', environmentName: 'Sandbox', label: 'elsewhere' },
      null,
    ],
    ['a stranger', by('nobody'), NOW, { why: 'not ours' }, null],
    ['another scheme', { kind: 'other scheme', scheme: 'Token' }, NOW, { why: 'not ours' }, null],
    ['no token at all', { kind: 'malformed' }, NOW, { why: 'malformed' }, null],
  ])('says why: %s', (_name, credential, startedAt, cause, action) => {
    const diagnosis = diagnose({ ...refused, credential, startedAt }, knowledge());
    expect(diagnosis.verdict).toEqual({ kind: 'token.invalid', cause });
    expect(diagnosis.action).toEqual(action);
  });

  test('offers no refresh where the server refuses it', () => {
    const known = knowledge({ tokenSets: [{ ...READER, lacks: 'log-in' }] });
    const own = { ...refused, credential: by('now of reader') };
    expect(diagnose(own, known)).toMatchObject({ action: null, dead: { label: 'reader', lacks: 'log-in' } });
    const replaced = { ...refused, credential: by('before of reader') };
    expect(diagnose(replaced, known).dead).toBeNull();
  });

  test('offers to allow the origin where a page that is not allowed sent its own token', () => {
    const { action } = diagnose(
      { ...refused, credential: by('nobody') },
      knowledge({ explanation: NOT_ALLOWED }),
    );
    expect(action).toEqual({ do: 'allow origin', origin: HOST });
  });
});

describe('a 401 without a token', () => {
  const refused = exchange({ status: 401, body: TOKEN_INVALID, credential: NONE });
  const reader = { id: 'reader', label: 'reader' };

  test.each<[Explanation & { sends: false }, object | null]>([
    [{ sends: false, because: 'switched off' }, { do: 'switch on' }],
    [
      { sends: false, because: 'host permission missing' },
      { do: 'grant host', origin: HOST },
    ],
    [{ sends: false, because: 'no token set' }, null],
    [
      { sends: false, because: 'no access token' },
      { do: 'refresh', tokenSet: reader },
    ],
    [
      { sends: false, because: 'access token expired' },
      { do: 'refresh', tokenSet: reader },
    ],
    [
      { sends: false, because: 'origin not allowed' },
      { do: 'allow origin', origin: HOST },
    ],
    [{ sends: false, because: 'frame or form' }, null],
    [{ sends: false, because: 'token endpoint' }, null],
    [
      { sends: false, because: 'write guard' },
      { do: 'allow writes', tokenSet: { id: 'reader', label: 'reader' } },
    ],
  ])('%j says why none was sent, and offers the click that changes it', (explanation, action) => {
    const diagnosis = diagnose(refused, knowledge({ explanation }));
    expect(diagnosis.verdict).toEqual({ kind: 'no token', because: explanation.because });
    expect(diagnosis.action).toEqual(action);
  });

  test.each(['no access token', 'access token cannot be sent', 'access token expired'] as const)(
    'offers no refresh where the server refuses it: %s',
    (because) => {
      for (const lacks of ['new token', 'log-in', 'right client'] as const) {
        const known = knowledge({
          explanation: { sends: false, because },
          tokenSets: [{ ...READER, lacks }],
        });
        const { action, dead } = diagnose(refused, known);
        expect({ action, dead }).toEqual({ action: null, dead: { label: 'reader', lacks } });
      }
      expect(diagnose(refused, knowledge({ explanation: { sends: false, because } })).dead).toBeNull();
    },
  );

  test('says nothing of a dead refresh token where something else is in the way', () => {
    const explanation = { sends: false, because: 'switched off' } as const;
    const known = knowledge({ explanation, tokenSets: [{ ...READER, lacks: 'new token' }] });
    expect(diagnose(refused, known)).toMatchObject({ action: { do: 'switch on' }, dead: null });
  });

  test('offers no origin where it is not known', () => {
    const unknown = { ...refused, asked: { ...refused.asked, initiator: null } };
    expect(diagnose(unknown, knowledge({ explanation: NOT_ALLOWED })).action).toBeNull();
  });

  test('says when the rules should have sent one', () => {
    expect(diagnose(refused, knowledge()).verdict).toEqual({
      kind: 'no token',
      because: 'should have been sent',
    });
  });
});

describe('a page that should have sent a token', () => {
  test('may have been loaded before the rules were set', () => {
    const own = exchange({ status: 401, credential: { kind: 'none' } });
    const page = { ...own, asked: { ...own.asked, type: 'top-level' as const } };
    expect(diagnose(page, knowledge()).verdict).toEqual({
      kind: 'no token',
      because: 'page should have sent it',
    });
  });
});

describe('an answer that the browser hides from the page', () => {
  const SHOP = 'http://localhost:5173';
  const hidden = (status: number) => exchange({ status, hidden: { from: SHOP, because: 'no header' } });
  const allowed = (readsAnswers: boolean) =>
    knowledge({ allowedOrigins: [{ origin: SHOP, readsAnswers }], letRead: readsAnswers });
  const notAllowed = knowledge({ explanation: NOT_ALLOWED });

  test('is said, and an allowed origin is one click from reading it', () => {
    expect(diagnose(hidden(200), allowed(false))).toMatchObject({
      verdict: { kind: 'hidden', origin: SHOP },
      action: { do: 'read answers', origin: SHOP },
    });
  });

  test('is the likely cause where the preflight was stopped, for an allowed origin alone', () => {
    const stopped = { ...hidden(0), netError: 'net::ERR_FAILED' };
    expect(diagnose(stopped, allowed(false)).verdict).toMatchObject({ kind: 'hidden', origin: SHOP });
    expect(diagnose(stopped, notAllowed).verdict).toEqual({ kind: 'no answer', cause: 'not known' });
    const reset = { ...hidden(0), netError: 'net::ERR_CONNECTION_RESET' };
    expect(diagnose(reset, allowed(false)).verdict).toEqual({ kind: 'no answer', cause: 'not reached' });
    expect(diagnose(hidden(0), allowed(false)).verdict).toEqual({ kind: 'no answer', cause: 'not known' });
  });

  test.each(['opaque response', 'resource policy'] as const)(
    'is said as well if no header of ours could change it: %s',
    (because) => {
      const blocked = exchange({ hidden: { from: SHOP, because } });
      for (const known of [allowed(true), allowed(false)]) {
        expect(diagnose(blocked, known)).toMatchObject({
          verdict: { kind: 'hidden', because },
          action: null,
        });
      }
    },
  );

  test('of a call that was redirected from elsewhere is hidden by our own header, too', () => {
    const asNull = { from: SHOP, because: 'origin null' } as const;
    const verdictOf = (hides: object, readsAnswers: boolean) =>
      diagnose(exchange({ hidden: { ...asNull, ...hides } }), allowed(readsAnswers)).verdict;

    expect(verdictOf({}, false)).toMatchObject({ kind: 'hidden', because: 'origin null' });
    expect(verdictOf({}, true)).toMatchObject({ kind: 'hidden', because: 'origin null' });
    expect(verdictOf({ onlyByOurs: true }, true)).toMatchObject({ kind: 'hidden', because: 'origin null' });
    expect(verdictOf({ onlyByOurs: true }, false)).toEqual({ kind: 'ok' });
  });

  test('of a call with cookies is hidden by our own header, too, and no click of ours would help', () => {
    const withCookies = { from: SHOP, because: 'cookies' } as const;
    for (const readsAnswers of [true, false]) {
      expect(diagnose(exchange({ hidden: withCookies }), allowed(readsAnswers))).toMatchObject({
        verdict: { kind: 'hidden', because: 'cookies' },
        action: null,
      });
    }
    const onlyByOurs = exchange({ hidden: { ...withCookies, onlyByOurs: true } });
    expect(diagnose(onlyByOurs, allowed(true)).verdict).toMatchObject({ kind: 'hidden', because: 'cookies' });
    expect(diagnose(onlyByOurs, allowed(false)).verdict).toEqual({ kind: 'ok' });
  });

  test('that needs no CORS, as it asked for none, is said to be none that a page can read', () => {
    expect(diagnose(exchange({ opaque: true }), knowledge()).verdict).toEqual({ kind: 'ok', opaque: true });
    const refused = exchange({ opaque: true, status: 403, body: SCOPE_WRONG });
    expect(diagnose(refused, knowledge()).verdict.kind).toBe('scope.wrong');
  });

  test('offers nothing to an origin that is not allowed in every tab', () => {
    expect(diagnose(hidden(200), notAllowed)).toMatchObject({ verdict: { kind: 'hidden' }, action: null });
  });

  test('is said of an origin that reads answers where Chromium tells that it did not: it asked with cookies', () => {
    const failed = { ...hidden(200), netError: 'net::ERR_FAILED' };
    expect(diagnose(failed, allowed(true))).toMatchObject({
      verdict: { kind: 'hidden', origin: SHOP, because: 'not known' },
      action: null,
    });
    expect(diagnose({ ...failed, status: 0 }, allowed(true)).verdict.kind).toBe('no answer');
  });

  test('is not said of an origin that reads answers, nor in place of an error that says more', () => {
    expect(diagnose(hidden(200), allowed(true)).verdict).toEqual({ kind: 'ok' });
    expect(diagnose({ ...hidden(200), netError: null }, allowed(true)).verdict).toEqual({ kind: 'ok' });
    const refused = exchange({
      status: 403,
      body: SCOPE_WRONG,
      hidden: { from: SHOP, because: 'no header' },
    });
    expect(diagnose(refused, allowed(false)).verdict.kind).toBe('scope.wrong');
  });
});

describe('everything else', () => {
  test.each<[string, Partial<Exchange>, object]>([
    ['a list', { status: 200 }, { kind: 'ok' }],
    [
      'a version that the server does not serve',
      {
        status: 400,
        apiVersion: '99',
        body: '{"error":{"key":"common.serializer_error","fields":{"X-Api-Version":["No."]}}}',
      },
      { kind: 'version refused', sent: '99' },
    ],
    [
      'a role without permission, or a scope',
      { status: 403, method: 'POST', body: '{"error":{"key":"common.unknown"}}' },
      { kind: 'forbidden', scope: 'not granted' },
    ],
    [
      'a 403 of an endpoint that nobody knows',
      { status: 403, pathname: '/api/unheard-of/', body: '{}' },
      { kind: 'forbidden', scope: 'not known' },
    ],
    [
      'a server that is busy',
      { status: 503, retryAfter: '30', body: '' },
      { kind: 'server error', at: 'api', retryAfterSeconds: 30 },
    ],
    [
      'a call that the page gave up',
      { status: 0, netError: 'net::ERR_ABORTED' },
      { kind: 'no answer', cause: 'cancelled' },
    ],
    [
      'a bad certificate',
      { status: 0, netError: 'net::ERR_CERT_AUTHORITY_INVALID' },
      { kind: 'no answer', cause: 'certificate' },
    ],
    ['an empty 204', { status: 204, contentType: '' }, { kind: 'ok' }],
    ['not modified', { status: 304 }, { kind: 'ok' }],
    [
      'a page that came with 200',
      { contentType: 'text/html', body: '<html>log in</html>' },
      { kind: 'not json' },
    ],
    [
      'a missing slash',
      {
        status: 301,
        pathname: '/api/products',
        location: '/api/products/',
        contentType: 'text/html',
        body: '',
      },
      { kind: 'slash missing', path: '/api/products/', bodyLost: false },
    ],
    [
      'a missing slash of a POST',
      { status: 301, method: 'POST', pathname: '/api/products', location: `${HOST}/api/products/` },
      { kind: 'slash missing', path: '/api/products/', bodyLost: true },
    ],
    [
      'a missing slash that keeps the body',
      { status: 308, method: 'POST', pathname: '/api/products', location: '/api/products/' },
      { kind: 'slash missing', path: '/api/products/', bodyLost: false },
    ],
    [
      'a redirect elsewhere',
      { status: 302, location: 'https://login.test/?secret=1' },
      { kind: 'redirect', location: 'https://login.test/' },
    ],
    [
      'a redirect that the browser shows nothing of',
      { status: 0, netError: 'net::ERR_UNSAFE_REDIRECT' },
      { kind: 'redirect', location: null },
    ],
    ['a redirect to nowhere', { status: 302, location: null }, { kind: 'redirect', location: null }],
    [
      'validation',
      { status: 400, body: '{"error":{"key":"common.serializer_error","fields":{"name":["Needed"]}}}' },
      { kind: 'validation' },
    ],
    [
      'a role without permission',
      { status: 403, body: '{"error":{"key":"common.unknown"}}' },
      { kind: 'forbidden', scope: 'granted' },
    ],
    [
      'a missing product',
      { status: 404, body: '{"error":{"key":"product.not_found"}}' },
      { kind: 'not found' },
    ],
    ['an empty html 404', { status: 404, contentType: 'text/html', body: '' }, { kind: 'not found' }],
    [
      'too many',
      { status: 429, retryAfter: '2' },
      { kind: 'rate limited', retryAfterSeconds: 2, sentInLastSecond: null },
    ],
    [
      'too many, until a date',
      { status: 429, retryAfter: 'soon' },
      { kind: 'rate limited', retryAfterSeconds: null, sentInLastSecond: null },
    ],
    [
      'a gateway',
      { status: 502, contentType: 'text/html', body: '<html>' },
      { kind: 'server error', at: 'gateway', retryAfterSeconds: null },
    ],
    [
      'no answer',
      { status: 0, netError: 'net::ERR_NAME_NOT_RESOLVED' },
      { kind: 'no answer', cause: 'host not found' },
    ],
    ['a proxy', { status: 403, contentType: 'text/html', body: '<h1>Blocked</h1>' }, { kind: 'not json' }],
    [
      'a client refused at the token endpoint',
      { status: 401, body: '{"error":"invalid_client"}' },
      { kind: 'other' },
    ],
    [
      'a dead refresh token at the token endpoint',
      { method: 'POST', pathname: TOKEN_PATH, status: 400, body: '{"error":"invalid_grant"}' },
      { kind: 'grant refused', wrong: 'grant' },
    ],
    [
      "a refresh token that the token endpoint calls invalid in the API's own words",
      { method: 'POST', pathname: TOKEN_PATH, status: 401, body: TOKEN_INVALID },
      { kind: 'grant refused', wrong: 'grant' },
    ],
    [
      'a wrong client at the token endpoint',
      { method: 'POST', pathname: TOKEN_PATH, status: 401, body: '{"error":"invalid_client"}' },
      { kind: 'grant refused', wrong: 'client' },
    ],
    [
      'a refusal of the token endpoint whose body is not kept',
      { method: 'POST', pathname: TOKEN_PATH, status: 401 },
      { kind: 'grant refused', wrong: 'client' },
    ],
    ...[403, 404, 410, 422].map((status): [string, Partial<Exchange>, Verdict] => [
      `a dead refresh token that the token endpoint refuses with ${status}`,
      { method: 'POST', pathname: TOKEN_PATH, status, body: '{"error":"invalid_grant"}' },
      { kind: 'grant refused', wrong: 'grant' },
    ]),
    [
      'a crash of the token endpoint, whatever it says',
      { method: 'POST', pathname: TOKEN_PATH, status: 500, body: '{"error":"invalid_grant"}' },
      { kind: 'server error', at: 'api', retryAfterSeconds: null },
    ],
    [
      'two codes of the token endpoint that contradict each other',
      {
        ...{ method: 'POST', pathname: TOKEN_PATH, status: 400 },
        body: '{"error":{"key":"invalid_client","code":"invalid_grant"}}',
      },
      { kind: 'grant refused', wrong: 'client' },
    ],
    [
      'a refusal of the token endpoint in another spelling',
      { method: 'POST', pathname: '/api//auth/%74oken', status: 400, body: '{"error":"invalid_grant"}' },
      { kind: 'grant refused', wrong: 'grant' },
    ],
    [
      'another refusal of the token endpoint',
      { method: 'POST', pathname: TOKEN_PATH, status: 400, body: '{"error":"invalid_scope"}' },
      { kind: 'other' },
    ],
    ['an unknown key', { status: 409, body: '{"error":{"key":"new.key"}}' }, { kind: 'other' }],
  ])('%s', (_name, changes, verdict) => {
    expect(diagnose(exchange(changes), knowledge()).verdict).toEqual(verdict);
  });

  test('shows key, description and fields of an unknown error', () => {
    const body = '{"error":{"key":"new.key","description":"<b>no</b>","fields":{"a":["x"]}}}';
    const { server } = diagnose(exchange({ status: 409, body }), knowledge());
    expect(server).toMatchObject({
      key: 'new.key',
      description: '<b>no</b>',
      fields: [{ path: ['a'], messages: ['x'] }],
    });
  });
});

test('always comes to a verdict, and never throws', () => {
  const text = fc.oneof(
    fc.constant(null),
    fc.string(),
    fc.json(),
    fc.constant(SCOPE_WRONG),
    fc.constant('{"error":'),
  );
  const credential = fc.constantFrom<Credential>(NONE, by('now of reader'), by('x'), { kind: 'malformed' });
  const anyExchange = fc.record({
    startedAt: fc.integer(),
    method: fc.constantFrom('GET', 'POST', 'PATCH', 'BREW', ''),
    pathname: fc.oneof(fc.constant('/api/products/'), fc.webPath(), fc.string()),
    status: fc.integer({ min: 0, max: 599 }),
    contentType: fc.constantFrom('text/html', 'application/json', ''),
    location: fc.oneof(fc.constant(null), fc.string(), fc.webUrl()),
    retryAfter: text,
    credential,
    body: text,
  });
  fc.assert(
    fc.property(anyExchange, (changes) => {
      const asked = exchange().asked;
      expect(diagnose(exchange({ ...changes, asked }), knowledge()).verdict.kind).toBeTruthy();
    }),
  );
});

test('counts the calls of the second before a 429, this one among them', () => {
  const startTimes = [NOW - 5000, NOW - 1000, NOW - 999, NOW - 10, NOW, NOW + 3];
  const { verdict } = diagnose(exchange({ status: 429 }), knowledge({ startTimes }));
  expect(verdict).toMatchObject({ kind: 'rate limited', sentInLastSecond: 3 });
});

test('does not parse what is too long to be an error body', () => {
  const body = SCOPE_WRONG + ' '.repeat(1_000_000);
  expect(diagnose(exchange({ status: 400, body }), knowledge()).server).toBeNull();
});

describe('a method in small letters', () => {
  test.each<[string, Partial<Exchange>, Verdict['kind']]>([
    ['its preflight refused it', { status: 0, netError: 'net::ERR_FAILED' }, 'method case'],
    ['the server does not know it', { status: 501 }, 'method case'],
    [
      'the server answers with a page: no proxy is to blame',
      { status: 400, contentType: 'text/html', body: '<h1>Bad Request</h1>' },
      'method case',
    ],
    ['the API names no reason', { status: 405, body: SCOPE_WRONG }, 'method case'],
    ['the API knew it', { status: 403, body: SCOPE_WRONG }, 'scope.wrong'],
    [
      'the API found a field wrong',
      { status: 400, body: '{"error":{"key":"common.serializer_error","fields":{"name":["No."]}}}' },
      'validation',
    ],
    ['it worked', { status: 200 }, 'ok'],
    ['a gateway failed', { status: 502 }, 'server error'],
    ['in capitals', { method: 'PATCH', status: 405 }, 'other'],
  ])('%s', (_name, changes, kind) => {
    expect(diagnose(exchange({ method: 'patch', ...changes }), knowledge()).verdict.kind).toBe(kind);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { PRODUCTION, tokenEndpoint } from './environment.ts';
import { canBeReached, isSameOrigin, parseEnvironmentOrigin } from './parse-environment-origin.ts';

describe('parseEnvironmentOrigin', () => {
  test.each([
    ['https://app.inventorum.com', 'https://app.inventorum.com'],
    ['https://APP.Inventorum.com', 'https://app.inventorum.com'],
    ['HTTPS://app.inventorum.com', 'https://app.inventorum.com'],
    ['https://app.inventorum.com:443', 'https://app.inventorum.com'],
    ['https://app.inventorum.com/', 'https://app.inventorum.com'],
    ['https://app.inventorum.com/api', 'https://app.inventorum.com'],
    ['https://app.inventorum.com:443/api/', 'https://app.inventorum.com'],
    ['https://app.inventorum.com.', 'https://app.inventorum.com'],
    ['  https://app.inventorum.net\u00a0\u200b\ufeff\n', 'https://app.inventorum.net'],
    ['https://shop.test:8443', 'https://shop.test:8443'],
    ['https://Bücher.test', 'https://xn--bcher-kva.test'],
    ['https://xn--bcher-kva.test', 'https://xn--bcher-kva.test'],
    ['https://shop。test', 'https://shop.test'],
    ['https://192.168.1.5:8443', 'https://192.168.1.5:8443'],
    ['https://[::1]:8443', 'https://[::1]:8443'],
    ['http://localhost', 'http://localhost'],
    ['http://localhost:80', 'http://localhost'],
    ['HTTP://LOCALHOST:8080', 'http://localhost:8080'],
    ['http://localhost.:8080/', 'http://localhost:8080'],
    ['http://api.localhost:8080', 'http://api.localhost:8080'],
    ['http://127.0.0.1:8000/', 'http://127.0.0.1:8000'],
    ['http://127.1:8000', 'http://127.0.0.1:8000'],
    ['http://0x7f.0.0.1:8000', 'http://127.0.0.1:8000'],
  ])('%j is %s', (text, origin) => {
    expect(parseEnvironmentOrigin(text)).toEqual({ origin });
  });

  test.each([
    ['http://[::1]:8080', 'not reachable', 'http://localhost:8080'],
    ['http://127.0.0.2:8080', 'not reachable', 'http://localhost:8080'],
    ['http://127.0.0.2', 'not reachable', 'http://localhost'],
    ['http://[0:0:0:0:0:0:0:1]:8080/api/', 'not reachable', 'http://localhost:8080'],
    ['http://[::ffff:127.0.0.1]:8080', 'not reachable', 'http://localhost:8080'],
    ['http://0.0.0.0:8080', 'not reachable', 'http://localhost:8080'],
    ['http://shop.test', 'not secure', null],
    ['http://192.168.1.5:8080', 'not secure', null],
    ['http://localhost.shop.test', 'not secure', null],
    ['http://notlocalhost', 'not secure', null],
    ['http://127.0.0.1.shop.test', 'not secure', null],
    ['app.inventorum.net', 'not an origin', 'https://app.inventorum.net'],
    ['localhost:8080', 'not an origin', 'http://localhost:8080'],
    ['127.0.0.1:8480/api', 'not an origin', 'http://127.0.0.1:8480'],
    ['https://shop.test/admin', 'not an origin', 'https://shop.test'],
    ['https://app.inventorum.net/api/auth/token/', 'not an origin', 'https://app.inventorum.net'],
    ['https://shop.test/?q=1', 'not an origin', 'https://shop.test'],
    ['https://shop.test/#top', 'not an origin', 'https://shop.test'],
    ['https://user:secret@shop.test', 'not an origin', null],
    ['https://user@shop.test', 'not an origin', null],
    ['https://*.test', 'not an origin', null],
    ['https://app.inventorum.*', 'not an origin', null],
    ['https://shop.test..', 'not an origin', null],
    ['ftp://shop.test', 'not an origin', null],
    ['javascript:alert(1)', 'not an origin', null],
    ['https://', 'not an origin', null],
    ['', 'not an origin', null],
  ])('%j is refused: %s, and %s is written instead', (text, problem, instead) => {
    expect(parseEnvironmentOrigin(text)).toEqual({ problem, instead });
  });

  const host = fc.oneof(
    fc.domain(),
    fc.constantFrom(
      'localhost',
      'api.localhost',
      '127.0.0.1',
      '127.0.0.2',
      '[::1]',
      '0.0.0.0',
      'bücher.test',
    ),
    fc.ipV4(),
    fc.ipV6().map((address) => `[${address}]`),
    fc.webAuthority(),
  );
  const anyAddress = fc
    .tuple(
      fc.constantFrom('http://', 'https://', 'HTTPS://', ''),
      host,
      fc.constantFrom('', '.'),
      fc.constantFrom('', ':80', ':443', ':8080'),
      fc.constantFrom('', '/', '/api', '/api/', '/other/'),
    )
    .map((parts) => parts.join(''));

  test('gives one form, which is taken again as it is, and what is written instead is taken, too', () => {
    fc.assert(
      fc.property(anyAddress, (text) => {
        const parsed = parseEnvironmentOrigin(text);
        const written = 'origin' in parsed ? parsed.origin : parsed.instead;
        if (written === null) return;
        expect(new URL(written).origin).toBe(written);
        expect(parseEnvironmentOrigin(written)).toEqual({ origin: written });
        expect(parseEnvironmentOrigin(written.toUpperCase())).toEqual({ origin: written });
      }),
      { numRuns: 2000 },
    );
  });

  test('takes no text that means more than one host to a match pattern or a filter', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab.*^|?$@:/-_~!+') }), (text) => {
        const parsed = parseEnvironmentOrigin(`https://${text}`);
        if ('origin' in parsed) expect(parsed.origin).toMatch(/^https:\/\/[a-z\d._-]+(?::\d+)?$/);
      }),
      { numRuns: 2000 },
    );
  });

  test('knows an origin that an earlier version saved in another spelling', () => {
    expect(isSameOrigin('https://shop.test.', 'https://shop.test')).toBe(true);
    expect(isSameOrigin('http://[::1]:8080', 'http://localhost:8080')).toBe(false);
    expect(isSameOrigin('http://[::1]:8080', 'http://[::1]:8080')).toBe(true);
  });

  test('whatever it takes, the CSP of our own pages lets them ask, and nothing else of plain http', () => {
    fc.assert(
      fc.property(anyAddress, (text) => {
        const parsed = parseEnvironmentOrigin(text);
        if ('problem' in parsed) return;
        const environment = { id: 'x', name: 'x', origin: parsed.origin };
        expect(cspAllows(tokenEndpoint(environment))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('canBeReached', () => {
  test.each([
    [tokenEndpoint(PRODUCTION), true],
    ['https://[::1]:8443/api/auth/token/', true],
    ['http://localhost:8080/api/auth/token/', true],
    ['http://a.b.localhost/api/auth/token/', true],
    ['http://127.0.0.1/api/auth/token/', true],
    ['http://127.0.0.2:8080/api/auth/token/', false],
    ['http://[::1]:8080/api/auth/token/', false],
    ['http://localhost.:8080/', false],
    ['http://shop.test/', false],
    ['http://evil.test/localhost', false],
  ])('%s: %s, as the manifest says', (address, expected) => {
    expect(canBeReached(address)).toBe(expected);
    expect(cspAllows(address)).toBe(expected);
  });

  test('agrees with the manifest on any address', () => {
    const address = fc.oneof(
      fc.webUrl({ validSchemes: ['http', 'https'] }),
      fc.ipV4().map((ip) => `http://${ip}/`),
    );
    fc.assert(
      fc.property(address, (url) => {
        expect(canBeReached(url)).toBe(cspAllows(url));
      }),
    );
  });
});

/** Evaluates `connect-src` of the manifest like CSP level 3 (section 6.7.2, matching of sources). */
function cspAllows(address: string): boolean {
  const policy = manifest.content_security_policy.extension_pages;
  const [, list = ''] = /connect-src ([^;]+)/.exec(policy) ?? [];
  return list.split(' ').some((source) => matches(source, new URL(address)));
}

function matches(source: string, { protocol, hostname }: URL): boolean {
  if (source.endsWith(':')) return source === protocol;
  const [, scheme = '', host = ''] = /^(https?:)\/\/([^:/]+):\*$/.exec(source) ?? [];
  if (host === '') throw new Error(`The test does not know what ${source} means.`);
  // "http:" includes https.
  if (protocol !== scheme && protocol !== 'https:') return false;
  return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
}

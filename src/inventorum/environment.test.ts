import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTokenEndpoint, isTokenPath, PRODUCTION } from './environment.ts';

describe('isTokenEndpoint', () => {
  test.each([
    '/api/auth/token/',
    '/api/auth/token',
    '/api/auth/token?x=1',
    '/api/auth/token/revoke/',
    '/API/Auth/TOKEN/',
    '/api/auth/%74oken/',
    '/api/%61uth/token/',
    '/api/auth/%54OKEN/',
    '/api/auth/%2574oken/',
    '/api/auth%2ftoken/',
    '/api/auth%252Ftoken/',
    '/api//auth//token//',
    '/api/auth/./token/',
    '/api/auth/x/../token/',
    '/api/x%2f..%2fauth/token/',
    '/api/auth;v=1/token/',
    '/api/auth/token;v=1',
    '/api/auth%3bv=1/token',
    '/api/auth\\token/',
    '/api/auth%5ctoken/',
    '/api/auth/%u0074oken/',
  ])('takes %s for it', (path) => {
    expect(isTokenPath(path)).toBe(true);
    expect(isTokenEndpoint(new URL(PRODUCTION.origin + path).href)).toBe(true);
  });

  test.each([
    '/api/products/',
    '/api/auth/login/',
    '/api/api-auth-token/',
    '/api/products/?next=/auth/token/',
    '/api/products/?name=%74oken',
    '/api/products/#/auth/token/',
    '/api/users/jane%40shop.test/',
    '/api/products/%C3%A4%20b%2Fc/',
    '/api/products/50%25/',
    '/api/authors/token-machine/',
    '/api/token/auth/',
  ])('leaves %s alone', (path) => {
    expect(isTokenPath(path)).toBe(false);
  });

  test('does not mind what the host is called', () => {
    expect(isTokenEndpoint('https://auth.test/api/token/')).toBe(false);
    expect(isTokenEndpoint('https://auth.test/api/auth/token/')).toBe(true);
  });

  test('covers every spelling that a server may read as the path of the token endpoint', () => {
    const spelled = fc
      .tuple(
        fc.array(fc.nat(5), { minLength: 30, maxLength: 30 }),
        fc.constantFrom('', '/', '?x=1', '/?x', ';p', '/more'),
      )
      .map(
        ([ways, end]) =>
          `/${[...'api/auth/token'].map((each, i) => spell(each, ways[i] ?? 0)).join('')}${end}`,
      );
    fc.assert(
      fc.property(spelled, (path) => {
        const { pathname, href } = new URL(PRODUCTION.origin + path);
        // Skips paths that the URL parser itself changes into others.
        fc.pre(asServersMay(pathname).startsWith('/api/auth/token'));
        expect(isTokenEndpoint(href)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

/** One character of the path in one of its spellings. */
function spell(character: string, way: number): string {
  const hex = `%${character.charCodeAt(0).toString(16)}`;
  const ways =
    character === '/'
      ? ['/', '//', hex, '\\', '/./', ';p=1/']
      : [character, character, character.toUpperCase(), hex, `%25${hex.slice(1)}`, character];
  return ways[way] ?? character;
}

/** A path as a lenient server reads it: decoded until nothing changes, without parameters and empty segments. */
function asServersMay(pathname: string): string {
  let decoded = pathname;
  for (let round = 0; round < 4; round += 1) {
    decoded = decoded.replaceAll(/%([0-9a-f]{2})/gi, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  const segments: string[] = [];
  for (const segment of decoded.replaceAll('\\', '/').split('/')) {
    const name = segment.replace(/;.*/, '');
    if (name === '..') segments.pop();
    else if (name !== '' && name !== '.') segments.push(name.toLowerCase());
  }
  return `/${segments.join('/')}`;
}

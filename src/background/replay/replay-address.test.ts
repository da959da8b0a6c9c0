import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRODUCTION } from '../../inventorum/environment.ts';
import { replayAddress } from './replay-address.ts';

describe('replayAddress', () => {
  test.each([
    ['/api/products/?page=1', 'https://app.inventorum.com/api/products/?page=1'],
    ['/api/products/%C3%A4/', 'https://app.inventorum.com/api/products/%C3%A4/'],
    ['/api/orders', 'https://app.inventorum.com/api/orders'],
    ['/api/?next=//evil.test/', 'https://app.inventorum.com/api/?next=//evil.test/'],
  ])('takes %s', (path, address) => {
    expect(replayAddress(PRODUCTION, path)).toBe(address);
  });

  test.each([
    '/',
    '/admin/',
    '/apis/',
    'api/products/',
    '//evil.test/api/',
    '\\\\evil.test/api/',
    '@evil.test/api/',
    '.evil.test/api/',
    ':8443/api/',
    '/api/../admin/',
    '/api/%2e%2e/admin/',
    '/api/..%2fadmin/',
    '/api/%252e%252e/admin/',
    '/api/auth/token/',
    '/api/auth/token',
    '/api/auth/token/?x=1',
    '/api/auth/token/revoke/',
    '/API/auth/token/',
    '/api/Auth/TOKEN/',
    '/api//auth/token/',
    '/api/auth/%74oken/',
    '/api/auth%2ftoken/',
    '/api/auth/%2574oken/',
    '/api/x/../auth/token/',
    '/api/auth;v=1/token/',
    '/api/x%2f..%2fauth/token/',
    '/api/auth\\token/',
    '/api/%ff/',
    '',
  ])('refuses %j', (path) => {
    expect(replayAddress(PRODUCTION, path)).toBeNull();
  });

  test('whatever the path is, the address is at the API of the environment, and not its token endpoint', () => {
    const part = fc.constantFrom(
      '/',
      '//',
      '\\',
      '..',
      '.',
      '%2e',
      '%2f',
      '%25',
      'api',
      'auth',
      'token',
      '@',
      ':',
      '?',
      '#',
      'x.test',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const address = replayAddress(PRODUCTION, `/api/${parts.join('')}`);
        if (address === null) return;
        const { origin, pathname } = new URL(address);
        expect(origin).toBe(PRODUCTION.origin);
        expect(decodeURIComponent(pathname)).toMatch(/^\/api\//);
        expect(decodeURIComponent(pathname).replace(/[/\\]+/g, '/')).not.toMatch(/^\/api\/auth\/token(\/|$)/);
      }),
      { numRuns: 2000 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePageAddress } from './parse-page-address.ts';

describe('parsePageAddress', () => {
  test.each([
    ['https://shop.test', 'https://shop.test'],
    [' https://shop.test/cart?x=1#top ', 'https://shop.test'],
    ['https://shop.test:443/', 'https://shop.test'],
    ['HTTP://LOCALHOST:5173/app', 'http://localhost:5173'],
    ['localhost:5173', 'http://localhost:5173'],
    ['localhost', 'http://localhost'],
    ['app.localhost:3000/x', 'http://app.localhost:3000'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['[::1]:8080', 'http://[::1]:8080'],
    ['shop.test', 'https://shop.test'],
    ['shop.test:8443/x', 'https://shop.test:8443'],
    ['localhost.evil.test', 'https://localhost.evil.test'],
    ['127.0.0.1.evil.test', 'https://127.0.0.1.evil.test'],
    ['https://läden.test/', 'https://xn--lden-loa.test'],
  ])('%s: %s', (text, origin) => {
    expect(parsePageAddress(text)).toBe(origin);
  });

  test.each([
    '',
    '   ',
    '/products',
    'ftp://shop.test/',
    'ws://localhost:5173',
    'file:///etc/passwd',
    'chrome://extensions/',
    'about:blank',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@shop.test',
    'https://user:secret@shop.test/',
    'https://app.inventorum.com@other.test/',
    'app.inventorum.com@other.test',
    'https:\\\\shop.test',
    'shop .test',
    'https://',
    'localhost:99999',
  ])('%j is none', (text) => {
    expect(parsePageAddress(text)).toBeNull();
  });

  test('gives nothing but an origin that reads the same again, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (text) => {
        const origin = parsePageAddress(text);
        if (origin === null) return;
        expect(new URL(origin).origin).toBe(origin);
        expect(parsePageAddress(origin)).toBe(origin);
      }),
    );
  });

  test('takes every page of the web by its address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(parsePageAddress(url)).toBe(new URL(url).origin);
      }),
    );
  });
});

import { cleanup, render, screen } from '@testing-library/preact';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { hostEnd, OriginText } from './origin-text.tsx';

afterEach(cleanup);

describe('hostEnd', () => {
  test.each([
    ['app.inventorum.com', 'app.inventorum.com'],
    ['localhost:5173', 'localhost:5173'],
    ['[2001:db8:1234:5678:9abc:def0:1234:5678]:8080', '[2001:db8:1234:5678:9abc:def0:1234:5678]:8080'],
    ['app.inventorum.com.session-8f3a12345678.other.test', '.session-8f3a12345678.other.test'],
    ['app.inventorum.com.session-8f3a1234567890123456789.other.test', '.other.test'],
    ['app.inventorum.com.login.verify.accounts.example.co.uk', '.verify.accounts.example.co.uk'],
    [
      'app.inventorum.com.a-very-long-label-of-a-stranger.co.uk:8443',
      '.a-very-long-label-of-a-stranger.co.uk:8443',
    ],
    [`app.${'x'.repeat(60)}.test`, `.${'x'.repeat(60)}.test`],
  ])('%s: %s', (host, end) => {
    expect(hostEnd(host)).toBe(end);
  });

  test('is always the end of the host, with its last two labels whole, and what is cut is cut at a dot', () => {
    fc.assert(
      fc.property(fc.domain(), fc.option(fc.integer({ min: 1, max: 65_535 })), (domain, port) => {
        const host = port === null ? domain : `${domain}:${port}`;
        const end = hostEnd(host);
        expect(host.endsWith(end)).toBe(true);
        expect(end.split('.').length).toBeGreaterThanOrEqual(2);
        expect(end === host || end.startsWith('.')).toBe(true);
      }),
    );
  });
});

test('shows the scheme, cuts a long host at its left, and tells all of it to a screen reader', () => {
  const origin = 'http://app.inventorum.com.session-8f3a1234567890123456789.other.test';
  render(<OriginText origin={origin} testId="origin" />);

  const shown = screen.getByTestId('origin');
  expect(shown.querySelector('[aria-hidden]')?.textContent).toBe('http://….other.test');
  expect(shown.querySelector('.visuallyHidden')?.textContent).toBe(origin);
  expect(shown.title).toBe(origin);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseUrl } from '../../parse-url.ts';
import { property } from '../../read-foreign.ts';
import { readRecording } from './recording.ts';

const scheme = fc.constantFrom('https://', 'http://', 'HTTPS://', 'ftp://', 'https:', '//', '');
const host = fc.oneof(
  fc.constantFrom(
    'app.inventorum.com',
    'a:80',
    'a:99999',
    '1.2.3.999',
    '[::1]',
    '[::1',
    'a b',
    'user:pass@a',
    '',
    'xn--',
  ),
  fc.string(),
);
const path = fc.oneof(fc.constantFrom('/', '/api/', '?q', '#h', '', '\\x', '/%zz'), fc.string());
const address = fc.tuple(scheme, host, path).map((parts) => parts.join(''));

test('takes exactly the entries whose address is one, in the order in which they began', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ url: address, at: fc.nat(5) })), (all) => {
      const entries = all.map(({ url, at }) => ({
        startedDateTime: new Date(at).toISOString(),
        request: { url },
      }));
      const wanted = entries
        .filter(({ request }) => parseUrl(request.url) !== null)
        .toSorted((a, b) => Date.parse(a.startedDateTime) - Date.parse(b.startedDateTime));
      const read = readRecording({ log: { entries } })?.entries ?? [];
      expect(read.map((each) => property(each, 'request'))).toEqual(wanted.map(({ request }) => request));
    }),
    { numRuns: 500 },
  );
});

import { expect, test } from 'vitest';
import { browserName } from './browser-name.ts';

const CHROMIUM =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

test.each([
  [CHROMIUM, 'Chrome 156'],
  [`${CHROMIUM} Edg/156.0.0.0`, 'Edg 156'],
  [`${CHROMIUM} OPR/120.0.0.0`, 'OPR 120'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox 153'],
  ['curl/8', 'another browser'],
])('%s', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name);
});

import { describe, expect, test } from 'vitest';
import { processorMs } from '../../../tests/fakes/processor-ms.ts';
import { redactBody } from './names/redact-body.ts';
import { secretField } from './names/secret-names.ts';
import { placeholders } from './placeholders.ts';
import { redactValues } from './redact-values.ts';
import type { Secret } from './secret.ts';

const SECRETS: readonly Secret[] = Array.from({ length: 6 }, (_, i) => ({
  kind: 'access token',
  value: `k3pt-${i}-aT0k/en+Va_l~ue`,
}));

/** Texts of one repeated part each, which may cause repeated scanning in some search. */
const PARTS: readonly string[] = [
  ...[
    '\\u0041',
    '%41',
    '%25',
    '&#0000',
    '&#65;',
    '\\',
    '\\"',
    'x',
    ' ',
    '\n',
    '\r\n',
    '--x\n',
    'QUJD',
    'a\n',
  ],
  ...[
    'name="a"',
    'name="a" ',
    '"a":"',
    '"a"   ',
    "'a':'",
    '"token":"',
    'token="',
    'a=b&',
    'a=',
    'token=b&',
    '"',
    "'",
  ],
  ...['<a name="b" ', '<a>', '<', '<input name=token value=', '<password>', '<![CDATA[', '[{"a":', '[', '{'],
  ...[
    'eyJ-eyJ',
    'eyJhbGciOiJI.',
    'Bearer ',
    'a@',
    'http://a',
    'http://a@',
    '-----BEGIN PRIVATE KEY-----',
    'a: b\n',
  ],
  ...['--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n', '["password",', '{"value":"x","name":'],
];

const SMALL = 20_000;
const TIMES = 10;
/** A quadratic pattern takes a hundred times as long; the margin is for caches and the compiler. */
const MOST = 25;
const ROUNDS = 40;
/** ms; anything less is the resolution of the clock */
const LEAST = 0.02;

const WAYS: Readonly<Record<string, (text: string) => void>> = {
  values: (text) => void redactValues(text, SECRETS, placeholders()),
  names: (text) => void redactBody(text, { judge: secretField, put: () => '[credential 1]' }),
};

/** A flat string, like those of programs, not a rope of its parts. */
function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/** The minimum of several rounds; they end as soon as it is small enough. */
function growth(way: (text: string) => void, part: string, length = SMALL): number {
  const small = flat(part.repeat(Math.ceil(length / part.length)));
  const large = flat(small.repeat(TIMES));
  let least = Number.POSITIVE_INFINITY;
  let leastOfLarge = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    // A small text takes less than the clock's resolution, so many are measured one by one.
    least = Math.min(least, processorMs(() => Array.from({ length: TIMES }, () => way(small))) / TIMES);
    leastOfLarge = Math.min(
      leastOfLarge,
      processorMs(() => way(large)),
    );
    if (leastOfLarge <= MOST * Math.max(least, LEAST)) break;
  }
  return leastOfLarge / Math.max(least, LEAST);
}

describe('ten times the text takes nowhere near a hundred times the work', () => {
  describe.each(Object.entries(WAYS))('by %s', (_name, way) => {
    test.each(PARTS)('of %j', (part) => {
      expect(growth(way, part)).toBeLessThanOrEqual(MOST);
    });
  });

  test('and the measure tells a pattern that looks on from each part to the end of the line', () => {
    const looksOn = (text: string) => void text.replace(/name="[^"]*"[^\r\n]*\r?\n/g, '');
    expect(growth(looksOn, 'name="a"', 1000)).toBeGreaterThan(MOST);
  });
});

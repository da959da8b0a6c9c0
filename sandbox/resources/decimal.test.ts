import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal, grossOf, multiply, netOf, parseDecimal } from './decimal.ts';

describe('parseDecimal', () => {
  test.each([
    ['12.5', '12.50'],
    [12.5, '12.50'],
    ['1.5E+3', '1500.00'],
    ['3E+1', '30.00'],
    ['0E-10', '0.00'],
    ['-0.005', '-0.01'],
    ['999999999999.99', '999999999999.99'],
  ])('%j is %s', (value, text) => {
    expect(formatDecimal(parseDecimal(value) ?? -1n, 2)).toBe(text);
  });

  test.each([
    [''],
    ['.5'],
    ['1.'],
    ['1,5'],
    ['abc'],
    ['1e999'],
    ['--1'],
    ['Infinity'],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [1e21],
    ['1000000000000'],
    [true],
    [null],
    [{}],
    [['1']],
    [' 1'],
    ['0x10'],
    ['1'.repeat(100)],
  ])('%j is not a number', (value) => {
    expect(parseDecimal(value)).toBeUndefined();
  });

  test('what was formatted is read back, to the last of ten decimals', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 21n), max: 10n ** 21n }), (value) => {
        expect(parseDecimal(formatDecimal(value, 10))).toBe(value);
      }),
    );
  });
});

describe('net and gross', () => {
  test('follow the recorded prices', () => {
    const rate = parseDecimal('19.000') ?? 0n;
    expect(formatDecimal(netOf(parseDecimal('15.00') ?? 0n, rate), 10)).toBe('12.6050420168');
    expect(formatDecimal(grossOf(parseDecimal('8.4033613445') ?? 0n, rate), 2)).toBe('10.00');
  });

  test('a gross price survives the way to net and back', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(100), (cents, percent) => {
        const gross =
          parseDecimal(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`) ?? 0n;
        const rate = parseDecimal(percent) ?? 0n;
        expect(formatDecimal(grossOf(netOf(gross, rate), rate), 2)).toBe(formatDecimal(gross, 2));
      }),
    );
  });

  test('amounts multiply as decimals', () => {
    expect(formatDecimal(multiply(parseDecimal('0.1') ?? 0n, parseDecimal('0.2') ?? 0n), 10)).toBe(
      '0.0200000000',
    );
  });
});

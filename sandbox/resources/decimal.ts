/** A decimal number as a multiple of 10^-10, so that amounts of money never become binary fractions. */
export type Decimal = bigint;

const PLACES = 10;
const ONE = 10n ** BigInt(PLACES);

/** Parses numbers of clients: "12.50", 12.5, "1.5E+3". Undefined for anything else, and beyond 12 digits. */
export function parseDecimal(value: unknown): Decimal | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.length > 32) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text) ?? [];
  if (whole === '') return undefined;
  const shift = Number(exponent) - fraction.length + PLACES;
  const digits = BigInt(whole + fraction);
  const scaled = shift >= 0 ? digits * 10n ** BigInt(shift) : divideRounded(digits, 10n ** BigInt(-shift));
  if (scaled >= 10n ** 12n * ONE) return undefined;
  return sign === '-' ? -scaled : scaled;
}

/** The number with a fixed number of decimals (at most 10), in the API's format: "12.50". */
export function formatDecimal(value: Decimal, places: number): string {
  const rounded = divideRounded(value, 10n ** BigInt(PLACES - places));
  const digits = String(rounded < 0n ? -rounded : rounded).padStart(places + 1, '0');
  const sign = rounded < 0n ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** net = gross / (1 + rate / 100). Source: https://github.com/Inventorum/ebay (core API tests). */
export function netOf(gross: Decimal, rate: Decimal): Decimal {
  return divideRounded(gross * 100n * ONE, 100n * ONE + rate);
}

export function grossOf(net: Decimal, rate: Decimal): Decimal {
  return divideRounded(net * (100n * ONE + rate), 100n * ONE);
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return divideRounded(a * b, ONE);
}

/** Half away from zero, the usual rounding of money. */
function divideRounded(value: bigint, by: bigint): bigint {
  const half = by / 2n;
  return value < 0n ? (value - half) / by : (value + half) / by;
}

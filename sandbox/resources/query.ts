import { invalidInput } from '../api/refusals.ts';

/** Of equal parameters the server takes the last; null if absent. */
export function lastValue(query: URLSearchParams, name: string): string | null {
  return query.getAll(name).at(-1) ?? null;
}

/** A text parameter, null if absent. NUL is refused, because it would end the text in the database. */
export function readText(query: URLSearchParams, name: string): string | null {
  const value = lastValue(query, name);
  if (value?.includes('\u0000')) throw invalidInput({ [name]: ['Null characters are not allowed.'] });
  return value;
}

/** A boolean parameter in the spellings of clients, null if absent. */
export function readFlag(query: URLSearchParams, name: string): boolean | null {
  const value = lastValue(query, name)?.toLowerCase();
  if (value === undefined) return null;
  if (['true', '1'].includes(value)) return true;
  if (['false', '0', ''].includes(value)) return false;
  throw invalidInput({ [name]: ['Must be a valid boolean.'] });
}

/**
 * A time, ms since the epoch, null if absent: ISO with or without ms and zone (default UTC), or the `YYYY.MM.DD
 * HH:MM:SS` of the order list.
 */
export function readTime(query: URLSearchParams, name: string): number | null {
  const value = lastValue(query, name);
  if (value === null) return null;
  const [, date, time = '00:00:00', zone = 'Z'] =
    /^(\d{4}[.-]\d{2}[.-]\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?(Z|[+-]\d{2}:?\d{2})?$/.exec(
      value,
    ) ?? [];
  const parsed = date === undefined ? Number.NaN : Date.parse(`${date.replaceAll('.', '-')}T${time}${zone}`);
  if (Number.isNaN(parsed)) throw invalidInput({ [name]: ['Datetime has wrong format.'] });
  return parsed;
}

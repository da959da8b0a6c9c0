const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long something lasts, in its two largest units: '7 hr, 48 min', '3 min', '40 sec'. Rounded down, never below
 * zero. (Intl.DurationFormat is newer than the oldest browser we run in.)
 */
export function duration(tag: string, ms: number): string {
  const left = Math.max(0, ms);
  if (left >= DAY) return units(tag, ['day', left / DAY], ['hour', (left % DAY) / HOUR]);
  if (left >= HOUR) return units(tag, ['hour', left / HOUR], ['minute', (left % HOUR) / MINUTE]);
  if (left >= MINUTE) return units(tag, ['minute', left / MINUTE]);
  return units(tag, ['second', left / 1000]);
}

/** A moment: '14:02' today, else with its day. Times are ms since the epoch. */
export function clock(tag: string, at: number, now: number): string {
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const format = formatOf(`${sameDay ? 'time' : 'day'} ${tag}`, () => {
    return new Intl.DateTimeFormat(tag, sameDay ? time : { day: 'numeric', month: 'short', ...time });
  });
  return format.format(at);
}

/** A length in whole minutes, however many: '30 min'. */
export function minutesWords(tag: string, minutes: number): string {
  return unit(tag, 'minute', minutes);
}

function units(tag: string, ...parts: readonly (readonly [string, number])[]): string {
  return parts
    .map(([name, amount]) => [name, Math.floor(amount)] as const)
    .filter(([, amount], i) => i === 0 || amount > 0)
    .map(([name, amount]) => unit(tag, name, amount))
    .join(' ');
}

/** An amount with its unit, in short: '3 min'. `name` is one of Intl's simple units. */
export function unit(tag: string, name: string, amount: number): string {
  const format = formatOf(`unit ${tag} ${name}`, () => {
    return new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'short' });
  });
  return format.format(amount);
}

interface Format {
  format(value: number): string;
}

const FORMATS = new Map<string, Format>();

/** Creating a formatter costs more than a hundred uses, and a list needs many. */
export function formatOf(name: string, make: () => Format): Format {
  const known = FORMATS.get(name) ?? make();
  FORMATS.set(name, known);
  return known;
}

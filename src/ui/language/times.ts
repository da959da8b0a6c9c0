const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Intl's short words for the usual units: its first formatter takes as long as the rest of the popup's first view. */
const SHORT_UNITS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { hour: 'hr', minute: 'min' },
  de: { hour: 'Std.', minute: 'Min.' },
};

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
  const moment = new Date(at);
  // ECMAScript writes it like Intl in our languages.
  if (moment.toDateString() === new Date(now).toDateString()) return moment.toTimeString().slice(0, 5);
  const format = formatOf(`day ${tag}`, () => {
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', ...time });
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
  const short = SHORT_UNITS[tag]?.[name];
  if (short && isPlain(amount)) return `${amount} ${short}`;
  const format = formatOf(`unit ${tag} ${name}`, () => {
    return new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'short' });
  });
  return format.format(amount);
}

/** Whether a number is written in the same digits everywhere, without a separator. */
export function isPlain(amount: number): boolean {
  return /^\d{1,3}$/.test(String(amount));
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

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
  return new Intl.DateTimeFormat(tag, sameDay ? time : { day: 'numeric', month: 'short', ...time }).format(
    at,
  );
}

/** How long a request took: '84 ms', '1.2 s'. */
export function elapsed(tag: string, ms: number): string {
  return ms < 1000
    ? unit(tag, 'millisecond', Math.round(ms))
    : unit(tag, 'second', Math.round(ms / 100) / 10);
}

/** A moment to the second: '14:02:07'. */
export function clockSeconds(tag: string, at: number): string {
  const format = formatOf(`clock ${tag}`, () => {
    const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat(tag, time);
  });
  return format.format(at);
}

/** A moment with its day, to the millisecond: '24 Nov 2026, 14:02:07.123'. */
export function momentInFull(tag: string, at: number): string {
  const format = formatOf(`full ${tag}`, () => {
    const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
    const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
    return new Intl.DateTimeFormat(tag, { ...day, ...time, fractionalSecondDigits: 3 });
  });
  return format.format(at);
}

/** How much was received, in thousands as the browsers count: '312 byte', '12 kB', '1.4 MB'. */
export function byteCount(tag: string, bytes: number): string {
  if (bytes < 1000) return unit(tag, 'byte', bytes);
  const [name, amount] = bytes < 1_000_000 ? ['kilobyte', bytes / 1000] : ['megabyte', bytes / 1_000_000];
  return unit(tag, name, amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount));
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

function unit(tag: string, name: string, amount: number): string {
  const format = formatOf(`unit ${tag} ${name}`, () => {
    return new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'short' });
  });
  return format.format(amount);
}

interface Format {
  format(value: number): string;
}

const FORMATS = new Map<string, Format>();

/** Making a formatter costs more than a hundred uses of it, and a list draws many. */
function formatOf(name: string, make: () => Format): Format {
  const known = FORMATS.get(name) ?? make();
  FORMATS.set(name, known);
  return known;
}

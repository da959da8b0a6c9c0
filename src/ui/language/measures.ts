import { formatOf, unit } from './times.ts';

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

/** `2024-01-05T10:00:00.000+00:00`: times in newer answers (from ms since the epoch). */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace('Z', '+00:00');
}

/** `05.01.2024 - 10:00`: times of payments in answers up to version 10. */
export function germanTime(time: number): string {
  const [date = '', clock = ''] = new Date(time).toISOString().split('T');
  return `${date.split('-').reverse().join('.')} - ${clock.slice(0, 5)}`;
}

/** `05.01.2024`: a day in the cash book. */
export function germanDate(time: number): string {
  return germanTime(time).slice(0, 10);
}

/** How a status is coloured: as a success, as nobody's fault, as a refusal. */
export function statusTone(status: number): 'ok' | 'warn' | 'bad' {
  if (status >= 400) return 'bad';
  return status >= 200 && status < 300 ? 'ok' : 'warn';
}

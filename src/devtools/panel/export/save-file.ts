/** How long the browser may need until it has read the file. */
const READ_WITHIN_MS = 60_000;

/** Saves a text as the browser saves a download: where it always does, or where the user says. */
export function saveFile(parts: readonly string[], name: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), READ_WITHIN_MS);
}

/** 'inventorum-2026-11-24-140207.har', in the user's time. */
export function harFileName(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString();
  return `inventorum-${local.slice(0, 10)}-${local.slice(11, 19).replaceAll(':', '')}.har`;
}

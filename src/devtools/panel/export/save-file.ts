/** How long the browser may take to read the file. */
const READ_WITHIN_MS = 60_000;

/** Saves texts or files as one a download of the browser. */
export function saveFile(parts: readonly BlobPart[], name: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), READ_WITHIN_MS);
}

/** Sent to the page: marks all of a field, so that typing replaces it. */
export function selectContent(css: string): void {
  const field = document.querySelector(css);
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
}

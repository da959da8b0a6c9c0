/** Runs in the page: selects the content of a field, so that typing replaces it. */
export function selectContent(css: string): void {
  const field = document.querySelector(css);
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
}

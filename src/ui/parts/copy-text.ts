/**
 * Copies a text to the clipboard; false: the browser refused. The event works in a DevTools panel, whose frame Chromium
 * does not allow to use `navigator.clipboard`. Must be called in the user's own click or key press.
 */
export async function copyText(text: string): Promise<boolean> {
  if (byEvent(text)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The caller shows the failure.
    return false;
  }
}

/** A copy command with our content. Our listener must run before any of the page. */
function byEvent(text: string): boolean {
  let given = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    given = true;
  };
  window.addEventListener('copy', give, { capture: true });
  try {
    return document.execCommand('copy') && given;
  } finally {
    window.removeEventListener('copy', give, { capture: true });
  }
}

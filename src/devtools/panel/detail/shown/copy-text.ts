/**
 * Puts a text on the clipboard; false: the browser refused. The event works in a panel of the DevTools, whose frame
 * Chromium gives no right to `navigator.clipboard`; it must be called in the user's own click or key.
 */
export async function copyText(text: string): Promise<boolean> {
  if (byEvent(text)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** A copy command whose content we give. No listener of the page may come before: ours is the first to be asked. */
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

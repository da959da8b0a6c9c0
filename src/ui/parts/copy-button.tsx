import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../language/language.ts';

interface CopyButtonProps {
  readonly label: string;
  readonly testId: string;
  readonly text: () => string;
  readonly primary?: boolean;
  /** id of the element that says what it does */
  readonly describedBy?: string;
  /** what it says when it is done */
  readonly done?: 'copied' | 'copiedWithToken';
}

/** ms that the word beside it stands */
const SAID_FOR = 4000;

/** Copies, and says that it was done. */
export function CopyButton({
  label,
  testId,
  text,
  primary = false,
  describedBy,
  done = 'copied',
}: CopyButtonProps) {
  const { say } = useLanguage();
  const [outcome, setOutcome] = useState<NonNullable<CopyButtonProps['done']> | 'copyRefused' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SAID_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy(): Promise<void> {
    setOutcome((await copyText(text())) ? done : 'copyRefused');
  }

  return (
    <span class="copy">
      <button
        type="button"
        {...(primary && { class: 'primary' })}
        {...(describedBy && { 'aria-describedby': describedBy })}
        data-testid={testId}
        onClick={() => void copy()}
      >
        {label}
      </button>
      <span
        role="status"
        class={outcome === 'copyRefused' ? 'error' : 'muted'}
        data-testid={`${testId}-outcome`}
      >
        {outcome && say(outcome)}
      </span>
    </span>
  );
}

/**
 * Puts a text on the clipboard; false: the browser refused. The event works in a panel of the DevTools, whose frame
 * Chromium gives no right to `navigator.clipboard`; it must be called in the user's own click or key.
 */
async function copyText(text: string): Promise<boolean> {
  if (byEvent(text)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The button says so: the browser's answer is the user's to read.
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

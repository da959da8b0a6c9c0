import { useEffect, useRef } from 'preact/hooks';
import { earlyPaste } from './early-paste.ts';

/** `field`: the text field that takes the text itself, too; null: no field has the focus. */
type OnText = (text: string, field: HTMLInputElement | null) => void;

/** Calls back on text that is pasted anywhere in the page, or was before anything listened. */
export function usePastedText(onText: OnText): void {
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => {
    const listener = (event: ClipboardEvent) => {
      earlyPaste.text = '';
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const field = textField(event.target);
      // Otherwise the browser would put it into the field that gets the focus meanwhile.
      if (field === null) event.preventDefault();
      if (text.trim() !== '') latest.current(text, field);
    };
    document.addEventListener('paste', listener);
    const { text } = earlyPaste;
    earlyPaste.text = '';
    if (text.trim() !== '') latest.current(text, null);
    return () => document.removeEventListener('paste', listener);
  }, []);
}

function textField(target: EventTarget | null): HTMLInputElement | null {
  const isTyped = target instanceof HTMLInputElement && !/^(?:radio|checkbox)$/.test(target.type);
  return isTyped ? target : null;
}

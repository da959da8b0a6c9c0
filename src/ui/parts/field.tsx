import type { ComponentChildren, TargetedClipboardEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import * as common from '../common.module.css';
import { useLanguage } from '../language/language.ts';
import * as styles from './field.module.css';

/** A text field with its label, an optional hint, and its problem beside it. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly error: string | null;
  readonly hint?: string | undefined;
  readonly secret?: boolean;
  /** what was changed in the text */
  readonly note?: ComponentChildren;
}

/** Firefox (153) offers to save what was in a field of the type `password` as a log-in, whatever `autocomplete` says. */
const MASKED_TEXT = navigator.userAgent.includes('Firefox');
const HIDDEN = MASKED_TEXT
  ? ({ type: 'text', class: `${common.mono} ${styles.masked}` } as const)
  : ({ type: 'password', class: common.mono } as const);
const VISIBLE = { type: 'text', class: common.mono } as const;
const PLAIN = { type: 'text', class: '' } as const;

export function Field({ name, label, value, onInput, error, hint, note, secret = false }: FieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const describedBy = [hint && `${id}-hint`, note && `${id}-note`, error && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div class={styles.field}>
      <label for={id}>{label}</label>
      <div class={styles.row}>
        <input
          id={id}
          name={name}
          {...(secret ? (shown ? VISIBLE : HIDDEN) : PLAIN)}
          value={value}
          autocomplete="off"
          spellcheck={false}
          autocapitalize="off"
          aria-invalid={error !== null}
          {...(describedBy && { 'aria-describedby': describedBy })}
          onInput={(event) => onInput(event.currentTarget.value)}
          onPaste={(event) => pasteWithLines(event, onInput)}
        />
        {secret && <ShowToggle label={label} shown={shown} onToggle={() => setShown(!shown)} />}
      </div>
      {hint && (
        <p class={common.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <p class={common.hint} id={`${id}-note`} role="status" data-testid={`note-${name}`} hidden={!note}>
        {note}
      </p>
      {error && (
        <p class={common.error} id={`${id}-error`} data-testid={`error-${name}`}>
          {error}
        </p>
      )}
    </div>
  );
}

/** A single-line field drops line breaks of pasted text, which would join separate values; this keeps them. */
function pasteWithLines(
  event: TargetedClipboardEvent<HTMLInputElement>,
  onInput: (value: string) => void,
): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!/[\r\n]/.test(text.trim())) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const from = selectionStart ?? value.length;
  onInput(value.slice(0, from) + text + value.slice(selectionEnd ?? from));
}

function ShowToggle({ label, shown, onToggle }: { label: string; shown: boolean; onToggle: () => void }) {
  const { say } = useLanguage();
  return (
    <button
      type="button"
      class={common.quiet}
      aria-pressed={shown}
      aria-label={say('showNamed', { name: label })}
      onClick={onToggle}
    >
      {shown ? say('hide') : say('show')}
    </button>
  );
}

import { useEffect, useId, useRef } from 'preact/hooks';
import { parseCall, plainCall } from '../../../diagnosis/parse-call.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import * as styles from './lookup-field.module.css';

interface LookupFieldProps {
  readonly text: string;
  /** `given`: the typed text, or all of the pasted one */
  readonly onText: (text: string, given: string) => void;
}

/** More than a path: a curl line, an address with a query, a header. It may contain a token. */
const MAY_HOLD_MORE = /[\s?#]|:\/\//;

/**
 * Accepts a method and a path. Only these reach the field from pasted or dropped text, so that a token in it is neither
 * in the page nor in the browser's undo history.
 */
export function LookupField({ text, onText }: LookupFieldProps) {
  const { say } = useLanguage();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);

  function takeOver(event: Event, data: DataTransfer | null): void {
    const given = data?.getData('text/plain') ?? '';
    if (!MAY_HOLD_MORE.test(given.trim())) return;
    event.preventDefault();
    const call = parseCall(given);
    onText(call === null ? '' : plainCall(call), given);
  }

  return (
    <div class={styles.lookup}>
      <label for={id}>{say('lookupLabel')}</label>
      <input
        ref={input}
        id={id}
        class={common.mono}
        data-testid="lookup"
        value={text}
        placeholder={say('lookupPlaceholder')}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget: { value } }) => onText(value, value)}
        onPaste={(event) => takeOver(event, event.clipboardData)}
        onDrop={(event) => takeOver(event, event.dataTransfer)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return;
          event.preventDefault();
          onText('', '');
        }}
      />
      <p class={common.muted} id={`${id}-hint`}>
        {say('lookupHint')}
      </p>
    </div>
  );
}

import { useEffect, useId, useRef } from 'preact/hooks';
import { parseCall, plainCall } from '../../../diagnosis/parse-call.ts';
import { useLanguage } from '../../../ui/language/language.ts';

interface LookupFieldProps {
  readonly text: string;
  /** `given`: what was typed, or the whole of what was pasted */
  readonly onText: (text: string, given: string) => void;
}

/** More than a path: a curl line, an address with its query, a header. There may be a token in it. */
const MAY_HOLD_MORE = /[\s?#]|:\/\//;

/**
 * Takes a method and a path. Of what is pasted or dropped only these reach the field, so that a token in it is neither
 * in the page nor in the browser's undo.
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
    <div class="lookup-field">
      <label for={id}>{say('lookupLabel')}</label>
      <input
        ref={input}
        id={id}
        class="mono"
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
      <p class="muted" id={`${id}-hint`}>
        {say('lookupHint')}
      </p>
    </div>
  );
}

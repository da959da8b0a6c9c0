import type { ComponentChildren } from 'preact';
import { useLanguage } from '../language/language.ts';

interface TokenSearchProps {
  /** as typed */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly class: string | undefined;
  /** beside or below the field */
  readonly children: ComponentChildren;
}

/** The field that searches a long list of apps and tokens. */
export function TokenSearch({ text, onText, class: className, children }: TokenSearchProps) {
  const { say } = useLanguage();
  return (
    <search class={className}>
      <input
        type="search"
        data-testid="search"
        aria-label={say('tokenSearch')}
        placeholder={say('tokenSearchHint')}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
      />
      {children}
    </search>
  );
}

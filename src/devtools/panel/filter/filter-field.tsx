import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { KeyNaming } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { usePanel } from '../panel-context.ts';
import type { FilterProblem } from './filter.ts';
import * as styles from './filter-field.module.css';

const SAYS: Readonly<Record<FilterProblem['why'], KeyNaming<'word'>>> = {
  'unknown key': 'filterUnknownKey',
  'bad value': 'filterBadValue',
  'bad pattern': 'filterBadPattern',
  'slow pattern': 'filterSlowPattern',
};

const LONGEST_WORD = 40;

/** The filter of the list, with `end` over its end; `/` focuses it from anywhere except another field. */
export function FilterField({ end }: { end: ComponentChildren }) {
  const { say } = useLanguage();
  const { settings, filterProblems: problems, elements, on } = usePanel();
  const { filter: text } = settings;
  const write = (filter: string) => on.settings({ filter });
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return (
    <span class={styles.filter}>
      <input
        ref={field}
        type="text"
        role="searchbox"
        class={common.mono}
        data-testid="filter"
        aria-label={say('filter')}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? id : undefined}
        placeholder={say('filterPlaceholder')}
        spellcheck={false}
        autocomplete="off"
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          // In an empty field, Escape leaves it.
          if (text === '') elements.list.current?.focus();
          else write('');
        }}
      />
      {end}
      <span id={id} role="status" class={styles.problems} data-testid="filter-problems">
        {problems.map(({ why, word }) => (
          <span key={word}>{say(SAYS[why], { word: word.slice(0, LONGEST_WORD) })}</span>
        ))}
      </span>
    </span>
  );
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"])'))
  );
}

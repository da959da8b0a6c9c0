import type { ComponentChildren, RefObject, TargetedKeyboardEvent } from 'preact';
import { useId, useRef } from 'preact/hooks';
import * as styles from './tabs.module.css';

/** A tab: its name, and its content when selected. */
export interface TabOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly content: () => ComponentChildren;
}

interface TabsProps<Id extends string> {
  /** accessible name of the tab list */
  readonly label: string;
  readonly tabs: readonly TabOption<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** The subject of the content: a new subject is scrolled to the top. */
  readonly about: string;
  /** for parts that move the focus here, or scroll */
  readonly chosenTab?: RefObject<HTMLButtonElement | null>;
  readonly content?: RefObject<HTMLDivElement | null>;
  /** shown at the end of the tab list */
  readonly end?: ComponentChildren;
}

/**
 * Several views of one thing, one at a time; a tab shows its view when it gets the focus. Source:
 * https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, chosen, onChoose, about, end, chosenTab = null, content = null } = props;
  const id = useId();
  const row = useRef<HTMLDivElement>(null);

  function press(event: TargetedKeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const next = tabs.at(indexAfter(event.key, at, tabs.length) ?? at);
    if (!next || next.id === chosen) return;
    event.preventDefault();
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
    onChoose(next.id);
  }

  return (
    <>
      <div class={styles.bar}>
        <div ref={row} class={styles.tabs} role="tablist" aria-label={label} onKeyDown={press}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              ref={tab.id === chosen ? chosenTab : null}
              id={`${id}-${tab.id}`}
              type="button"
              role="tab"
              aria-selected={tab.id === chosen}
              {...(tab.id === chosen ? { 'aria-controls': `${id}-content` } : { tabIndex: -1 })}
              data-tab={tab.id}
              data-testid={`tab-${tab.id}`}
              onClick={() => onChoose(tab.id)}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {end}
      </div>
      <div
        key={`${chosen} ${about}`}
        ref={content}
        id={`${id}-content`}
        class={styles.content}
        role="tabpanel"
        aria-labelledby={`${id}-${chosen}`}
        tabIndex={0}
        data-testid={`${chosen}-tab`}
      >
        {tabs.find((tab) => tab.id === chosen)?.content()}
      </div>
    </>
  );
}

/** The first tab follows the last; undefined: the key has no meaning in a tab list. */
function indexAfter(key: string, at: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % length;
    case 'ArrowLeft':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return -1;
    default:
      return undefined;
  }
}

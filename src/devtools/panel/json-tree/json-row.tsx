import type { ComponentChildren } from 'preact';
import { type JsonValue, membersOf, readable, written } from '../../../diagnosis/json-text.ts';
import { visibleText } from '../../../ui/language/visible-text.ts';
import { isContainer, type JsonNode, sizeOf } from './json-node.ts';
import * as styles from './json-tree.module.css';

interface JsonRowProps {
  readonly node: JsonNode;
  /** index in its list; null for the root */
  readonly index: number | null;
  readonly isOpen: boolean;
  /** the Tab key leads to it */
  readonly isCurrent: boolean;
  /** it is the current search match */
  readonly isFound: boolean;
  readonly wanted: string;
  readonly onToggle: () => void;
  readonly onFocus: () => void;
  /** the rows below it */
  readonly children: ComponentChildren;
}

/** One value: its name, and the value itself or a summary of its content. */
export function JsonRow(props: JsonRowProps) {
  const { node, index, isOpen, isCurrent, isFound, wanted, onToggle, onFocus, children } = props;
  const opens = isContainer(node.value) && sizeOf(node.value) > 0;
  return (
    <li
      role="treeitem"
      tabIndex={isCurrent ? 0 : -1}
      data-node={node.id}
      {...(opens && { 'aria-expanded': isOpen })}
      aria-selected={isCurrent}
      onFocus={(event) => {
        event.stopPropagation();
        onFocus();
      }}
    >
      <div
        class={isFound ? `${styles.row} ${styles.found}` : styles.row}
        data-testid={isFound ? 'json-found' : undefined}
        onClick={(event) => {
          event.currentTarget.closest('li')?.focus();
          if (opens && (getSelection()?.isCollapsed ?? true)) onToggle();
        }}
      >
        <span class={styles.mark} aria-hidden="true">
          {opens && (isOpen ? '▾' : '▸')}
        </span>
        <Name node={node} index={index} wanted={wanted} />
        {opens ? <Inside node={node} isOpen={isOpen} /> : <Value value={node.value} wanted={wanted} />}
      </div>
      {children && <ul role="group">{children}</ul>}
    </li>
  );
}

function Name({ node, index, wanted }: Pick<JsonRowProps, 'node' | 'index' | 'wanted'>) {
  const { name, range } = node;
  if (range) return <span class={styles.aside}>{`[${range.from} … ${range.to - 1}]`}</span>;
  if (name === null) return index !== null && <span class={styles.aside}>{`${index}: `}</span>;
  return (
    <span class={styles.name}>
      <Marked text={name} wanted={wanted} />
      {': '}
    </span>
  );
}

function Value({ value, wanted }: { value: JsonValue; wanted: string }) {
  if (isContainer(value)) return <span class={styles.aside}>{value.kind === 'array' ? '[]' : '{}'}</span>;
  const kind = typeOf(value);
  return (
    <span class={styles.value} data-type={kind}>
      {kind === 'string' && '"'}
      <Marked text={readable(value)} wanted={wanted} />
      {kind === 'string' && '"'}
    </span>
  );
}

function typeOf(value: JsonValue): 'string' | 'number' | 'boolean' | 'null' {
  if (value.kind === 'string') return 'string';
  const word = written(value);
  if (word === 'null') return 'null';
  return word === 'true' || word === 'false' ? 'boolean' : 'number';
}

/** The content of a list or an object: its size, and the first members while it is closed. */
function Inside({ node: { value, range }, isOpen }: Pick<JsonRowProps, 'node' | 'isOpen'>) {
  if (range) return null;
  return (
    <span class={styles.aside}>
      {value.kind === 'array' ? `[${sizeOf(value)}]` : isOpen ? '{ }' : preview(value)}
    </span>
  );
}

/** Members of a preview, and characters of each. */
const MOST_SHOWN = 3;
const LONGEST_SHOWN = 24;

function preview(value: JsonValue): string {
  const first = membersOf(value)
    .slice(0, MOST_SHOWN)
    .map((member) => `${member.name}: ${short(member.value)}`);
  const more = sizeOf(value) > MOST_SHOWN ? ['…'] : [];
  return visibleText(`{ ${[...first, ...more].join(', ')} }`);
}

function short(value: JsonValue): string {
  if (isContainer(value)) return value.kind === 'array' ? `[${sizeOf(value)}]` : '{…}';
  const text = value.kind === 'string' ? `"${readable(value)}"` : written(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

/** Foreign text with the searched text marked. */
function Marked({ text, wanted }: { text: string; wanted: string }) {
  return <bdi>{wanted === '' ? visibleText(text) : partsOf(visibleText(text), wanted)}</bdi>;
}

function partsOf(text: string, wanted: string) {
  const small = text.toLowerCase();
  const needle = wanted.toLowerCase();
  const parts = [];
  let done = 0;
  for (let at = small.indexOf(needle); at >= 0; at = small.indexOf(needle, done)) {
    parts.push(text.slice(done, at), <mark key={at}>{text.slice(at, at + needle.length)}</mark>);
    done = at + needle.length;
  }
  return [...parts, text.slice(done)];
}

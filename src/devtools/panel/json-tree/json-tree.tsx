import type { TargetedClipboardEvent, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useLanguage } from '../../../ui/language/language.ts';
import { childrenOf, type JsonNode, nodeById, textOfNode } from './json-node.ts';
import { JsonRow } from './json-row.tsx';
import * as styles from './json-tree.module.css';

/** The expanded nodes and the focused one; kept above the tree, because the search changes them, too. */
export interface TreeState {
  readonly expanded: ReadonlySet<string>;
  readonly currentId: string;
}

interface JsonTreeProps {
  readonly root: JsonNode;
  readonly state: TreeState;
  readonly onState: (state: TreeState) => void;
  /** marked wherever it occurs; empty: nothing */
  readonly wanted: string;
  /** the last visited match, which is scrolled into view */
  readonly foundId: string | null;
}

/**
 * A JSON value; only expanded nodes are rendered, and never more than a hundred lines below one. Source:
 * https://www.w3.org/WAI/ARIA/apg/patterns/treeview/
 */
export function JsonTree({ root, state, onState, wanted, foundId }: JsonTreeProps) {
  const { say } = useLanguage();
  const tree = useRef<HTMLUListElement>(null);
  const { expanded, currentId } = state;

  const inSight = useRef<string | null>(null);

  // The ancestors of a match are expanded first; once it is rendered, it is scrolled into view, once.
  useLayoutEffect(() => {
    if (foundId === inSight.current) return;
    const row = foundId === null ? null : rowOf(tree.current, foundId);
    row?.firstElementChild?.scrollIntoView({ block: 'nearest' });
    if (row || foundId === null) inSight.current = foundId;
  });

  function change(id: string, open: boolean): void {
    const next = new Set(expanded);
    if (open) next.add(id);
    else next.delete(id);
    onState({ expanded: next, currentId: id });
  }

  function press(event: TargetedKeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rowOf(tree.current, currentId);
    const move = row && treeMove(event.key, row, event.currentTarget);
    if (!move) return;
    event.preventDefault();
    if ('open' in move) change(currentId, move.open);
    else move.to.focus();
  }

  function lines(nodes: readonly JsonNode[], parent: JsonNode | null) {
    return nodes.map((node, i) => {
      const isOpen = expanded.has(node.id);
      return (
        <JsonRow
          key={node.id}
          node={node}
          index={parent && (parent.range?.from ?? 0) + i}
          isOpen={isOpen}
          isCurrent={node.id === currentId}
          isFound={node.id === foundId}
          wanted={wanted}
          onToggle={() => change(node.id, !isOpen)}
          onFocus={() => node.id !== currentId && onState({ expanded, currentId: node.id })}
        >
          {isOpen && lines(childrenOf(node), node)}
        </JsonRow>
      );
    });
  }

  return (
    <ul
      ref={tree}
      class={styles.tree}
      role="tree"
      aria-label={say('jsonTree')}
      data-testid="json-tree"
      onKeyDown={press}
      onCopy={(event) => copy(event, nodeById(root, currentId))}
    >
      {lines([root], null)}
    </ul>
  );
}

function rowOf(tree: HTMLElement | null, id: string): HTMLElement | null {
  return tree?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`) ?? null;
}

/** Copies the value of the line, unless the user has selected a text. */
function copy(event: TargetedClipboardEvent<HTMLElement>, node: JsonNode | undefined): void {
  if (!node || !(getSelection()?.isCollapsed ?? true)) return;
  event.clipboardData?.setData('text/plain', textOfNode(node));
  event.preventDefault();
}

/** The effect of a key: the focus moves to another line, or this one opens or closes. */
type TreeMove = { readonly to: HTMLElement } | { readonly open: boolean };

/** By the keys of the ARIA tree view, relative to the focused line; null: none. */
function treeMove(key: string, row: HTMLElement, tree: HTMLElement): TreeMove | null {
  const state = row.getAttribute('aria-expanded');
  switch (key) {
    case 'ArrowDown':
      return toward(linesOf(tree)[linesOf(tree).indexOf(row) + 1]);
    case 'ArrowUp':
      return toward(linesOf(tree)[linesOf(tree).indexOf(row) - 1]);
    case 'Home':
      return toward(linesOf(tree)[0]);
    case 'End':
      return toward(linesOf(tree).at(-1));
    case 'ArrowRight':
      return state === 'false' ? { open: true } : toward(row.querySelector<HTMLElement>(LINE));
    case 'ArrowLeft':
      return state === 'true' ? { open: false } : toward(row.parentElement?.closest<HTMLElement>(LINE));
    case 'Enter':
    case ' ':
      return state === null ? null : { open: state === 'false' };
    default:
      return null;
  }
}

const LINE = '[data-node]';

function linesOf(tree: HTMLElement): readonly HTMLElement[] {
  return [...tree.querySelectorAll<HTMLElement>(LINE)];
}

function toward(line: HTMLElement | null | undefined): TreeMove | null {
  return line ? { to: line } : null;
}

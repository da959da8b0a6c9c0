/** What a key of a tree does: the focus goes to another line, or this one opens or closes. */
type TreeMove = { readonly to: HTMLElement } | { readonly open: boolean };

/** By the keys of the ARIA tree view, seen from the line that has the focus; null: nothing to do. */
export function treeMove(key: string, row: HTMLElement, tree: HTMLElement): TreeMove | null {
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

const LINE = '[role="treeitem"]';

function linesOf(tree: HTMLElement): readonly HTMLElement[] {
  return [...tree.querySelectorAll<HTMLElement>(LINE)];
}

function toward(line: HTMLElement | null | undefined): TreeMove | null {
  return line ? { to: line } : null;
}

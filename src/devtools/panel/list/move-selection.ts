/** The row to which a key leads from row `at` (-1: none) in a list of `length` rows; null: the key has no effect. */
export function moveSelection(
  key: string,
  at: number,
  list: { readonly length: number; readonly pageRows: number },
): number | null {
  const last = list.length - 1;
  if (last < 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return at < 0 ? last : Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(Math.max(at, 0) + list.pageRows, last);
    case 'PageUp':
      return Math.max((at < 0 ? last : at) - list.pageRows, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** The items of a menu that can be chosen. */
export function linesOf(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];
}

/** The item that a key leads to: the first follows the last, and a letter goes to the next item that begins with it. */
export function lineAfter(key: string, lines: readonly HTMLElement[]): HTMLElement | undefined {
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? lines.indexOf(activeElement) : -1;
  switch (key) {
    case 'ArrowDown':
      return lines[(at + 1) % lines.length];
    case 'ArrowUp':
      return lines.at(at - 1);
    case 'Home':
      return lines[0];
    case 'End':
      return lines.at(-1);
    default:
      return [...lines.slice(at + 1), ...lines.slice(0, at + 1)].find((line) => beginsWith(line, key));
  }
}

function beginsWith(line: HTMLElement, key: string): boolean {
  const letter = key.length === 1 && key !== ' ' ? key.toLowerCase() : null;
  return letter !== null && (line.textContent ?? '').toLowerCase().startsWith(letter);
}

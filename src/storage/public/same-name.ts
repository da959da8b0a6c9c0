/** Whether two names look alike to a person, who sees neither case nor ways to encode one character. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase();
}

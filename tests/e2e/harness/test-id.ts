/** CSS of elements by their test id (`data-testid`). */
export function testId(name: string): string {
  return `[data-testid="${name}"]`;
}

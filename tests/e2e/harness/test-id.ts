/** The elements that tests know by name (`data-testid`). */
export function testId(name: string): string {
  return `[data-testid="${name}"]`;
}

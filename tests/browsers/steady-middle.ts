/**
 * Sent to the page: the middle of the first element that matches, in CSS pixels of the viewport, once it can take a
 * click there. Null while it is not there, still moves, or something else lies over it.
 */
export async function steadyMiddle(css: string): Promise<readonly [number, number] | null> {
  const element = document.querySelector(css);
  if (element === null) return null;
  if (element.matches(':disabled')) throw new Error('the element is disabled');
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const before = element.getBoundingClientRect();
  const viewport = innerWidth * innerHeight;
  await new Promise((resolve) => setTimeout(resolve, 30));
  const { x, y, width, height } = element.getBoundingClientRect();
  const steady = before.x === x && before.y === y && viewport === innerWidth * innerHeight;
  if (!steady || width === 0 || height === 0) return null;
  const middle = [x + width / 2, y + height / 2] as const;
  const hit = document.elementFromPoint(...middle);
  return element.contains(hit) || hit?.closest('label')?.control === element ? middle : null;
}

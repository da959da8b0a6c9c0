/**
 * Runs in the page: the centre of the first matching element, in CSS pixels of the viewport, once it can be clicked
 * there. Throws the reason while it is missing, still moves, or is covered.
 */
export async function steadyMiddle(css: string): Promise<readonly [number, number]> {
  const element = document.querySelector(css);
  if (element === null) {
    const shown = document.body?.innerText.slice(0, 200).replaceAll(/\s+/g, ' ');
    throw new Error(`it is not in the page (${document.readyState}), which says: ${shown}`);
  }
  if (element.matches(':disabled')) throw new Error('the element is disabled');
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  const before = element.getBoundingClientRect();
  const viewport = innerWidth * innerHeight;
  await new Promise((resolve) => setTimeout(resolve, 30));
  const { x, y, width, height } = element.getBoundingClientRect();
  const steady = before.x === x && before.y === y && viewport === innerWidth * innerHeight;
  if (!steady) throw new Error('it moves, or the view changes its size');
  if (width === 0 || height === 0) throw new Error('it is not drawn');
  const middle = [x + width / 2, y + height / 2] as const;
  const hit = document.elementFromPoint(...middle);
  if (element.contains(hit) || hit?.closest('label')?.control === element) return middle;
  const where = `${Math.round(middle[0])},${Math.round(middle[1])} of ${innerWidth}x${innerHeight}`;
  throw new Error(
    `at ${where} lies ${hit === null ? 'nothing' : `another: ${hit.tagName} ${hit.className}`}`,
  );
}

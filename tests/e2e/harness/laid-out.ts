/** How a page is laid out in a view of some size. Texts name elements by their classes or test ids. */
export interface LaidOut {
  /** elements with a vertical scroll bar, the document included */
  readonly scrolled: readonly string[];
  /** elements that end beyond the right edge of the view, or of the element that scrolls them */
  readonly cut: readonly string[];
  /** elements that must be reachable without scrolling, and are not */
  readonly outOfView: readonly string[];
}

/** A view of a page in CSS pixels. */
interface View {
  readonly width: number;
  readonly height: number;
  /** scroll bars that lie over the page take no space, others do */
  readonly bars: 'over the page' | 'beside the page';
}

/**
 * Runs in a page of the gallery: shows a state in a frame of that size, as zoom makes the view of a popup or panel small,
 * and measures it.
 * @param inView CSS of what must be reachable without scrolling
 */
export async function laidOut(look: string, view: View, inView: string): Promise<LaidOut> {
  /** What a focus ring needs. */
  const RING = 4;
  const frame =
    document.querySelector('iframe') ?? document.body.appendChild(document.createElement('iframe'));
  Object.assign(frame.style, { position: 'fixed', inset: '0', border: '0' });
  frame.style.width = `${view.width}px`;
  frame.style.height = `${view.height}px`;
  if (frame.src === '') frame.src = location.pathname;
  const bars = view.bars === 'over the page' ? 'none' : 'auto';
  const [inside, root] = await new Promise<[Window, HTMLElement]>((resolve) => {
    const ask = () => {
      const { contentWindow, contentDocument } = frame;
      const html = contentDocument?.documentElement;
      if (contentWindow && html?.dataset['states'] !== undefined) resolve([contentWindow, html]);
      else requestAnimationFrame(ask);
    };
    ask();
  });
  inside.location.hash = encodeURIComponent(look);
  const style = root.querySelector('style[data-bars]') ?? root.appendChild(document.createElement('style'));
  style.setAttribute('data-bars', '');
  style.textContent = `* { scrollbar-width: ${bars} !important }`;
  await new Promise<void>((resolve, reject) => {
    const ask = () => {
      if (root.dataset['shown'] === look) resolve();
      else if (root.dataset['failed']?.startsWith(look)) reject(new Error(root.dataset['failed']));
      else requestAnimationFrame(ask);
    };
    ask();
  });
  const all = [...root.querySelectorAll<HTMLElement>('body *')].filter(
    (one) => one.checkVisibility() && inside.getComputedStyle(one).clipPath === 'none',
  );
  const nameOf = (one: Element) =>
    `${one.localName} ${one.getAttribute('data-testid') ?? one.className} ${one.textContent?.slice(0, 30)}`;
  const scrolls = (one: Element) => {
    const { overflowY } = inside.getComputedStyle(one);
    const isRoot = one === root;
    const may = isRoot ? overflowY !== 'hidden' : overflowY === 'auto' || overflowY === 'scroll';
    return may && one.scrollHeight > one.clientHeight + 1;
  };
  const edgeOf = (one: Element): number => {
    for (let around = one.parentElement; around !== null && around !== root; around = around.parentElement) {
      if (inside.getComputedStyle(around).overflowX === 'visible') continue;
      return around.getBoundingClientRect().left + around.clientLeft + around.clientWidth;
    }
    return root.clientWidth;
  };
  const ends = (one: Element) => {
    const ring = one.matches('button, input, select, textarea, a, summary') ? RING : 0;
    return one.getBoundingClientRect().right + ring > edgeOf(one) + 0.5;
  };
  return {
    scrolled: [root, ...all].filter(scrolls).map(nameOf),
    cut: all.filter(ends).map(nameOf),
    outOfView: all
      .filter((one) => one.matches(inView))
      .filter((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return top < 0 || bottom > inside.innerHeight;
      })
      .map(nameOf),
  };
}

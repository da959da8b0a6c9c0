import { CALLS } from '../facts.ts';
import type { Opening } from './bench-page.ts';

/** Records when the panel's first row was rendered, and when all calls were listed, as `benchOpening`. */
export function watchOpening(): void {
  const opening: Opening = { firstRow: null, all: null };
  Object.assign(window, { benchOpening: opening });
  const all = new Intl.NumberFormat('en').format(CALLS);
  const look = () => {
    // An older build's row has an older name.
    const row = document.querySelector('[data-testid="call"], [data-testid="exchange"]');
    if (opening.firstRow === null && row) {
      afterDrawing((at) => {
        opening.firstRow = at;
      });
    }
    if (document.querySelector('[data-testid="count"]')?.textContent?.startsWith(all)) {
      afterDrawing((at) => {
        opening.all = at;
      });
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The document in a frame's callback is painted with that frame; a message arrives right after it. */
function afterDrawing(note: (at: number) => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => note(performance.now());
  port2.postMessage(null);
}

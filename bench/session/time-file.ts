/** ms since the file was given: in the panel, or to a worker that only parses it (`parse`: that alone) */
export interface Timed {
  readonly first: number;
  readonly all: number;
  readonly parse: number;
  /** ms of the page's longest task; 0: none of 50 ms or more */
  readonly longestTask: number;
}

/** In a page: makes a HAR of so many calls with bodies of so many characters, for `timeFile`. Is sent as text. */
export function makeFile(calls: number, body: number): void {
  const products = Array.from({ length: 20 }, (_, i) => ({ id: i, name: 'Tea mug '.repeat(40) }));
  const text = JSON.stringify(products).slice(0, body);
  const entries = Array.from({ length: calls }, (_, i) => ({
    startedDateTime: new Date(1_790_000_000_000 + i).toISOString(),
    time: 39,
    request: {
      ...{ method: i % 50 ? 'GET' : 'POST', url: `https://app.inventorum.com/api/products/${i}/` },
      headers: [
        { name: ':authority', value: 'app.inventorum.com' },
        { name: 'authorization', value: 'Bearer somebody-elses-token-9xYz' },
      ],
    },
    response: {
      ...{ status: i % 50 ? 200 : 403, headers: [] },
      content: { size: body, mimeType: 'application/json', text },
    },
  }));
  const log = { version: '1.2', creator: { name: 'WebInspector' }, entries };
  Reflect.set(globalThis, 'benchFile', new File([JSON.stringify({ log })], 'shop.har'));
}

/**
 * In a page: drops the file of `makeFile` into the panel, or gives it to a bare worker. Is sent as text, so it uses
 * nothing from outside.
 */
export async function timeFile(side: 'panel' | 'bare'): Promise<Timed> {
  const file: File = Reflect.get(globalThis, 'benchFile');
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  observer.observe({ type: 'longtask' });
  const transfer = new DataTransfer();
  transfer.items.add(file);
  const dropped = { bubbles: true, cancelable: true, dataTransfer: transfer };
  // As with every drag, the file is over the panel for a while first.
  document.body.dispatchEvent(new DragEvent('dragover', dropped));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const from = performance.now();
  const since = () => performance.now() - from;

  async function inWorker(): Promise<Timed> {
    const source = `onmessage = async ({ data }) => {
      const text = await data.text();
      const from = performance.now();
      JSON.parse(text);
      postMessage(performance.now() - from);
    };`;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
    const parse = await new Promise<number>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => reject(new Error('The worker has failed.'));
      worker.postMessage(file);
    });
    const all = since();
    worker.terminate();
    return { first: all, all, parse, longestTask: 0 };
  }

  function seen(css: string): Promise<number> {
    return new Promise((resolve) => {
      const look = () => {
        if (document.querySelector(css)) resolve(since());
        else requestAnimationFrame(look);
      };
      look();
    });
  }

  if (side === 'bare') return inWorker();
  document.body.dispatchEvent(new DragEvent('drop', dropped));
  // An older build's row has an older name.
  const first = await seen('[data-testid="call"], [data-testid="exchange"]');
  const all = await seen('[data-testid="session-strip"][data-complete]');
  await new Promise((resolve) => setTimeout(resolve, 300));
  observer.disconnect();
  return { first, all, parse: 0, longestTask: Math.max(0, ...tasks) };
}

import { PRODUCTION } from '../../../src/inventorum/environment.ts';
import type { Page, Browser as RealBrowser } from '../../browsers/browser.ts';

/** What the browser tells of one request, as DevTools give it to an extension. SECRET: its headers. */
export interface ToldEntry {
  readonly cell: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** null: no body is told */
  readonly sent: string | null;
  readonly status: number;
  /** of the answer's body as text or base64; null: none is told */
  readonly length: number | null;
  readonly fromCache: boolean;
  readonly fromWorker: boolean;
  readonly hasStack: boolean;
}

/** What `webRequest` tells of a request. */
export interface ToldTab {
  readonly cell: string;
  readonly method: string;
  readonly tabId: number;
}

/** From now on `toldEntries` and `toldTabs` return what the browser tells an extension of requests with a cell. */
export async function startRecording(real: RealBrowser, panel: Page): Promise<void> {
  await panel.evaluate(() => {
    const told: unknown[] = [];
    Reflect.set(document, 'told', told);
    const { network } = Reflect.get(globalThis, 'browser').devtools;
    network.onRequestFinished.addListener(
      async (request: { request: unknown; getContent(): Promise<unknown> }) => {
        if (!JSON.stringify(request.request).includes('cell=')) return;
        const entry: Record<string, unknown> = { entry: request };
        told.push(entry);
        const content: unknown = await Promise.race([
          request.getContent(),
          new Promise((resolve) => setTimeout(resolve, 3000, null)),
        ]);
        const text: unknown = Array.isArray(content) ? content[0] : Object(content).content;
        Object.assign(entry, { length: typeof text === 'string' ? text.length : null });
      },
    );
  });
  await real.inExtension(() => {
    const told: unknown[] = [];
    Reflect.set(globalThis, 'toldTabs', told);
    browser.webRequest.onBeforeRequest.addListener(
      ({ url, method, tabId }) => {
        const cell = new URL(url).searchParams.get('cell');
        if (cell !== null) told.push({ cell, method, tabId });
        return undefined;
      },
      { urls: ['<all_urls>'] },
    );
  });
}

/** What was told of the requests of a state. */
export async function toldEntries(panel: Page, state: string): Promise<readonly ToldEntry[]> {
  const text = await panel.evaluate((prefix) => {
    const cellOf = (url: string): string => new URL(url).searchParams.get('cell') ?? '';
    const read = ({ entry, length = null }: ReturnType<typeof Object>) => {
      const { request, response, _initiator, _fromCache } = entry;
      return {
        cell: cellOf(request.url),
        method: request.method,
        headers: request.headers.map(({ name, value }: Record<string, string>) => [name, value]),
        sent: request.postData?.text ?? null,
        status: response.status,
        length,
        fromCache: typeof _fromCache === 'string',
        fromWorker: response._fetchedViaServiceWorker === true,
        hasStack: _initiator?.type === 'script',
      };
    };
    const all = Reflect.get(document, 'told').map(read);
    return JSON.stringify(all.filter(({ cell }: { cell: string }) => cell.startsWith(`${prefix}-`)));
  }, state);
  return JSON.parse(text);
}

/** The ended requests of a state to the API in the browser's own HAR, as `method cell`. */
export async function harCells(panel: Page, state: string): Promise<readonly string[]> {
  const text = await panel.evaluate(
    async (prefix, host) => {
      const { entries } = await Reflect.get(globalThis, 'browser').devtools.network.getHAR();
      const all = entries.map(({ request, response }: ReturnType<typeof Object>) => ({
        hasEnded: response.status !== 0 || typeof response._error === 'string',
        method: request.method,
        isOurs: new URL(request.url).host === host,
        cell: String(new URL(request.url).searchParams.get('cell')),
      }));
      const ended = all.filter(
        ({ hasEnded, isOurs, cell }: { hasEnded: boolean; isOurs: boolean; cell: string }) =>
          hasEnded && isOurs && cell.startsWith(`${prefix}-`),
      );
      return JSON.stringify(ended.map(({ method, cell }: Record<string, string>) => `${method} ${cell}`));
    },
    state,
    new URL(PRODUCTION.origin).host,
  );
  return JSON.parse(text);
}

export async function toldTabs(real: RealBrowser, state: string): Promise<readonly ToldTab[]> {
  const text = await real.inExtension(
    (prefix) =>
      JSON.stringify(
        Reflect.get(globalThis, 'toldTabs').filter(({ cell }: { cell: string }) =>
          cell.startsWith(`${prefix}-`),
        ),
      ),
    state,
  );
  return JSON.parse(text);
}

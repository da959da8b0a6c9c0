import type { FaultAnswer } from '../../../sandbox/faults/fault.ts';
import type { BrowserName } from '../../browsers/browser.ts';
import type { World } from './world.ts';

/** A request of the page. */
export interface PageCall {
  readonly method: string;
  /** absolute, or below the page's own origin; a parameter is added that names the row */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** sent as JSON unless it is a text */
  readonly body?: unknown;
  /** how many at once, 1 when missing */
  readonly times?: number;
  /** ms after which the page cancels it */
  readonly cancelAfter?: number;
}

/** What stands in one part of the panel: just that, or something like it; null: there is no such part. */
export type Said = string | RegExp | null;

/** One verdict: what brings it about, and what the panel then says. */
export interface VerdictRow {
  readonly what: string;
  /** `data-verdict` of the listed row */
  readonly verdict: string;
  /** `data-status` of the listed row, where one verdict has several */
  readonly status?: number;
  /** what the user, or the server, has done before */
  readonly arrange?: (world: World) => unknown;
  /** undoes it */
  readonly tidy?: (world: World) => unknown;
  /** GET /api/products/ with what the extension adds, where nothing else is said */
  readonly call?: Partial<PageCall> | ((world: World) => Partial<PageCall>);
  /** makes the request in another way than by fetch; `target`: path and query */
  readonly make?: (world: World, target: string) => Promise<unknown>;
  /** what the client meets instead of the API's answer */
  readonly fault?: FaultAnswer;
  /** the sentence above everything else */
  readonly title: Said | ((world: World) => Promise<string>);
  /** what is said in two words in the list; null: nothing is to be said */
  readonly pill: string | null;
  /** by the names of the panel's parts (`data-testid`) */
  readonly says: Readonly<Record<string, Said>>;
  /** where a browser tells the panel less, or the same in other words */
  readonly differs?: Partial<
    Readonly<Record<BrowserName, Partial<Pick<VerdictRow, 'verdict' | 'title' | 'pill' | 'says'>>>>
  >;
  /** the title in German */
  readonly german?: string;
}

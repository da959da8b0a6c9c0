import type { FaultAnswer } from '../../../sandbox/faults/fault.ts';
import type { BrowserName } from '../../browsers/browser.ts';
import type { World } from './world.ts';

/** A request of the page. */
export interface PageCall {
  readonly method: string;
  /** absolute, or relative to the page's own origin; a parameter with the row's name is added */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** sent as JSON unless it is a text */
  readonly body?: unknown;
  /** number of simultaneous calls; default: 1 */
  readonly times?: number;
  /** ms after which the page aborts it */
  readonly cancelAfter?: number;
}

/** The expected text of a part of the panel, exact or by pattern; null: the part does not exist. */
export type Said = string | RegExp | null;

/** One verdict: what causes it, and the panel's texts. */
export interface VerdictRow {
  readonly what: string;
  /** `data-verdict` of the listed row */
  readonly verdict: string;
  /** `data-status` of the listed row, if a verdict has several */
  readonly status?: number;
  /** an earlier action of the user or the server */
  readonly arrange?: (world: World) => unknown;
  /** undoes it */
  readonly tidy?: (world: World) => unknown;
  /** default: GET /api/products/ with the extension's headers */
  readonly call?: Partial<PageCall> | ((world: World) => Partial<PageCall>);
  /** makes the request in another way than fetch; `target`: path and query */
  readonly make?: (world: World, target: string) => Promise<unknown>;
  /** what the client gets in place of the API's answer */
  readonly fault?: FaultAnswer;
  /** the main sentence */
  readonly title: Said | ((world: World) => Promise<string>);
  /** the two words in the list; null: none */
  readonly pill: string | null;
  /** by the test ids of the panel's parts */
  readonly says: Readonly<Record<string, Said>>;
  /** for a browser that reports less, or in other words */
  readonly differs?: Partial<
    Readonly<Record<BrowserName, Partial<Pick<VerdictRow, 'verdict' | 'title' | 'german' | 'pill' | 'says'>>>>
  >;
  /** the title in German */
  readonly german?: string;
}

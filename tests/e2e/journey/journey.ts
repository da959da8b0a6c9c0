import type { Page } from '../../browsers/browser.ts';
import type { Harness } from '../harness/start-harness.ts';

export const API = 'https://app.inventorum.com';

/** The journey's two token sets: the first may not create products, the second may. */
export const FIRST_TOKEN_SET = 'Warehouse sync';
export const SECOND_TOKEN_SET = 'Catalogue admin';

export interface Journey extends Harness {
  /** the tab that the developer works in */
  readonly tab: Page;
  /** saves a picture, where pictures are wanted */
  readonly picture: (page: Page, name: string) => Promise<void>;
}

/** One step of the main journey: throws where something is not as it must be, and says what the sandbox saw. */
export interface Step {
  readonly title: string;
  readonly play: (journey: Journey) => Promise<string>;
}

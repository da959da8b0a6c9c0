import type { Page } from '../../browsers/browser.ts';
import type { Harness } from '../harness/start-harness.ts';

export const API = 'https://app.inventorum.com';

/** The app and the two token sets of the journey: the first may not create products, the second may. */
export const APP = 'Shop connector';
export const FIRST_TOKEN_SET = 'Nightly sync';
export const SECOND_TOKEN_SET = 'Catalogue editor';

export interface Journey extends Harness {
  /** the tab that the developer works in */
  readonly tab: Page;
  /** what the user did from the empty popup to the first answered call */
  readonly actions: string[];
  /** saves a picture, if pictures are enabled */
  readonly picture: (page: Page, name: string) => Promise<void>;
}

/** One step of the main journey: throws if a check fails, with what the sandbox saw. */
export interface Step {
  readonly title: string;
  readonly play: (journey: Journey) => Promise<string>;
}

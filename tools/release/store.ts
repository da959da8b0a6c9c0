import type { ReleasePackages } from './packages-in.ts';
import type { ReleasePlan } from './release-plan.ts';
import type { UploadRecord } from './upload-record.ts';

/** The places that a release goes to. */
export const STORES = ['chrome', 'mozilla', 'edge', 'npm'] as const;

export type StoreName = (typeof STORES)[number];

/** What an upload needs. */
export interface StoreTask {
  readonly plan: ReleasePlan;
  readonly packages: ReleasePackages;
  /** of the environment: what `VARIABLES` names */
  readonly settings: Readonly<Record<string, string>>;
  /** root of the service, without a final slash */
  readonly address: string;
  readonly record: UploadRecord;
  /** folder for what a later run must know, absolute; it exists */
  readonly kept: string;
  /** ms between two questions whether a store is done */
  readonly pause: number;
  readonly isRehearsal: boolean;
}

/** Carries out the upload. Returns a sentence; throws a StoreRefusal. */
export type Upload = (task: StoreTask) => Promise<string>;

/** Where the services are. A rehearsal has its own. */
export const ADDRESSES: Readonly<Record<StoreName, string>> = {
  chrome: 'https://chromewebstore.googleapis.com',
  mozilla: 'https://addons.mozilla.org',
  edge: 'https://api.addons.microsoftedge.microsoft.com',
  npm: 'https://registry.npmjs.org',
};

/** Variables of the environment that a store needs; docs/release.md says where each comes from. */
export const VARIABLES: Readonly<Record<StoreName, readonly string[]>> = {
  chrome: ['CHROME_PUBLISHER_ID', 'CHROME_ITEM_ID', 'CHROME_ACCESS_TOKEN'],
  mozilla: ['MOZILLA_API_KEY', 'MOZILLA_API_SECRET'],
  edge: ['EDGE_PRODUCT_ID', 'EDGE_CLIENT_ID', 'EDGE_API_KEY'],
  // Set by the workflow that may ask for an identity; npm exchanges it for a token of its own.
  npm: ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'],
};

/** How long a store may take to look at a package. */
const QUESTIONS = 60;

/** Asks until there is an answer. Null: it took too long. */
export async function pollFor<T>(pause: number, question: () => Promise<T | null>): Promise<T | null> {
  for (let asked = 0; asked < QUESTIONS; asked += 1) {
    const answer = await question();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return null;
}

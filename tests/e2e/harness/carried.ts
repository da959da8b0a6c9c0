import type { Page } from '../../browsers/browser.ts';
import { getFrom } from './page-requests.ts';
import { arrival } from './requests.ts';
import type { Harness } from './start-harness.ts';

let calls = 0;

/** Makes the page fetch from the API; returns the label of the token set that arrived, null if none did. */
export async function carried({ sandbox }: Harness, page: Page, base = ''): Promise<string | null> {
  calls += 1;
  const target = `/api/products/?carried=${calls}`;
  await getFrom(page, base + target);
  return (await arrival(sandbox, target)).tokenSet;
}

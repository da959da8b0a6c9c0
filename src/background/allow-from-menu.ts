import type { PendingAllowance } from '../injection/allowance.ts';
import { parsePageAddress } from '../injection/parse-page-address.ts';
import { askForOrigin } from '../messaging/ask-for-origin.ts';
import type { MenuPage } from '../platform/context-menus.ts';
import { allowOrigin, type PlaceParts } from './commands/place-commands.ts';

export interface MenuParts extends PlaceParts {
  readonly requestOrigin: (origin: string) => Promise<boolean>;
  readonly openPopup: () => Promise<void>;
}

/**
 * "Use with this page" in the page's menu. Then the popup says what came of it: the tab sends, or the browser gave no
 * access. Must be called in the click.
 */
export async function allowFromMenu(parts: MenuParts, { url }: MenuPage): Promise<void> {
  const origin = parsePageAddress(url);
  if (origin === null) return;
  const reach = { in: 'every tab' } as const;
  const asking = {
    keep: (pending: PendingAllowance | null) => parts.pending.change(() => pending),
    requestOrigin: parts.requestOrigin,
    // Which they are would have to be read first; what is held is not asked for anyway.
    ownOrigins: [],
    clickLasts: false,
    now: parts.now,
  };
  if (await askForOrigin(asking, { origin, reach })) await allowOrigin(parts, { origin, reach });
  await parts.openPopup();
}

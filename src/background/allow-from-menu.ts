import type { Allowance } from '../injection/allowance.ts';
import { parsePageAddress } from '../injection/parse-page-address.ts';
import { type AskParts, askForOrigin } from '../messaging/ask-for-origin.ts';
import type { MenuPage } from '../platform/context-menus.ts';
import { allowOrigin, type OriginParts } from './commands/origin-commands.ts';

export interface MenuParts extends Pick<AskParts, 'keep' | 'requestOrigin' | 'now'> {
  /** called once the permission is granted */
  readonly allow: (allowance: Allowance) => Promise<void>;
  readonly openPopup: () => Promise<unknown>;
}

/**
 * "Use with this page" in the page's context menu. The popup then shows the result: the tab sends, or the browser
 * denied access. Must be called in the click.
 */
export async function allowFromMenu(
  { allow, openPopup, ...asking }: MenuParts,
  { url }: MenuPage,
): Promise<void> {
  const origin = parsePageAddress(url);
  if (origin === null) return;
  const allowance = { origin, reach: { in: 'every tab' } } as const;
  try {
    // Reading which origins are our own would take too long, and a permission that is held raises no prompt anyway.
    const granted = await askForOrigin({ ...asking, ownOrigins: [], clickLasts: false }, allowance);
    if (granted) await allow(allowance);
  } finally {
    await openPopup();
  }
}

export function menuParts(parts: OriginParts & Pick<MenuParts, 'requestOrigin' | 'openPopup'>): MenuParts {
  const { requestOrigin, openPopup, now } = parts;
  return {
    keep: (pending) => parts.pending.change(() => pending),
    requestOrigin,
    now,
    allow: (allowance) => allowOrigin(parts, allowance),
    openPopup,
  };
}

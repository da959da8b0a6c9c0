import type { Allowance } from '../injection/allowance.ts';
import type { PendingAllowance } from '../injection/pending-allowance.ts';

/** What the question needs from the browser and from the caller. */
export interface AskParts {
  /** Stores the click where it outlives the page; null: removes it. */
  readonly keep: (pending: PendingAllowance | null) => Promise<void>;
  /** Must be called during the click; resolves to true without a prompt if the permission is held. */
  readonly requestOrigin: (origin: string) => Promise<boolean>;
  /** origins of the environments, which are requested when an environment is added, never here */
  readonly ownOrigins: readonly string[];
  /** the click outlasts an `await`: in pages of Chromium */
  readonly clickLasts: boolean;
  /** ms since the epoch */
  readonly now: () => number;
}

/**
 * Asks the browser once for the permission that an allowance needs; true: it is granted. The allowance is stored before
 * the prompt opens, which closes the popup in Chromium; whatever learns of the grant then completes it. Nothing may be
 * awaited before the request where that ends the click: Firefox and the backgrounds of both browsers reject the request
 * then (Chromium 156, Firefox 153). Call it first in the click.
 */
export async function askForOrigin(parts: AskParts, allowance: Allowance): Promise<boolean> {
  if (parts.ownOrigins.includes(allowance.origin)) return true;
  // If storing fails, a page that stays open still completes the allowance itself.
  const kept = parts.keep({ ...allowance, askedAt: parts.now() }).catch(() => undefined);
  if (parts.clickLasts) await kept;
  const granted = await askPermission(parts.requestOrigin, allowance.origin);
  await kept;
  return granted;
}

/**
 * Asks the browser for an origin, in the click. False: declined, or asking is impossible here or now; Firefox lets no
 * DevTools page ask.
 */
export async function askPermission(
  requestOrigin: AskParts['requestOrigin'],
  origin: string,
): Promise<boolean> {
  try {
    return await requestOrigin(origin);
  } catch {
    // The popup renders with this: a trace would slow down every opening.
    return false;
  }
}

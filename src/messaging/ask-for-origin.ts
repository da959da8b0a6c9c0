import type { Allowance, PendingAllowance } from '../injection/allowance.ts';

/** What asking needs of the browser, and of the place that asks. */
export interface AskParts {
  /** Keeps what was clicked where it outlives the page; null: nothing any more. */
  readonly keep: (pending: PendingAllowance | null) => Promise<void>;
  /** Must be called while the click lasts; resolves to true without a question where the permission is held. */
  readonly requestOrigin: (origin: string) => Promise<boolean>;
  /** origins of the environments, which are asked for when an environment is added: never here */
  readonly ownOrigins: readonly string[];
  /** the click still lasts after something was awaited: in pages of Chromium */
  readonly clickLasts: boolean;
  /** ms since the epoch */
  readonly now: () => number;
}

/**
 * Asks the browser, once, for what an allowance needs; true: it is there. The allowance is kept before the question:
 * in Chromium the question closes the popup, and whoever then learns of the grant carries it out. Nothing is awaited
 * before it where the click would be over: Firefox and the backgrounds of both (Chromium 156, Firefox 153) refuse then.
 * Call it first thing in the click.
 */
export async function askForOrigin(parts: AskParts, allowance: Allowance): Promise<boolean> {
  if (parts.ownOrigins.includes(allowance.origin)) return true;
  // Where it cannot be kept, a page that lives on still carries it out itself.
  const kept = parts.keep({ ...allowance, askedAt: parts.now() }).catch(() => undefined);
  if (parts.clickLasts) await kept;
  const granted = await isGranted(parts.requestOrigin, allowance.origin);
  await kept;
  return granted;
}

/**
 * Asks the browser for an origin, in the click. False: declined, or not to be asked from here or now; Firefox lets no
 * DevTools page ask.
 */
export async function isGranted(requestOrigin: AskParts['requestOrigin'], origin: string): Promise<boolean> {
  try {
    return await requestOrigin(origin);
  } catch {
    // The popup draws with this: a trace of it would cost every opening.
    return false;
  }
}

import type { InjectionPolicy } from '../../../injection/policy.ts';
import type { VaultLock } from '../../../oauth/refresh-state.ts';
import type { TokenSetStatus } from '../../../storage/public/status.ts';
import { lazily } from '../../../ui/lazily.tsx';
import { accessOf } from '../../../ui/presentation/access.ts';
import { presentation } from '../../../ui/presentation/presentation.ts';

// Rare in a card: each is loaded before a first view that shows it.

export const message = lazily(async () => (await import('./token-set-message.tsx')).TokenSetMessage);
export const flaw = lazily(async () => (await import('./token-set-doubts.tsx')).TokenSetFlaw);
export const withdrawn = lazily(async () => (await import('./token-set-doubts.tsx')).TokenSetWithdrawn);
export const writeGuard = lazily(async () => (await import('./token-set-guard.tsx')).TokenSetGuard);

export const CARD_PARTS = [message, flaw, withdrawn, writeGuard];

/** A saved value has too much text in it. */
export function hasFlaw({ flaws = [] }: TokenSetStatus): boolean {
  return flaws.length > 0;
}

/** A refresh has removed scopes. */
export function isWithdrawn({ withdrawnScope }: TokenSetStatus): boolean {
  return withdrawnScope.length > 0;
}

interface Shown extends Pick<InjectionPolicy, 'writeGuards'> {
  readonly lock: VaultLock;
  /** ms since the epoch */
  readonly now: number;
}

/** What the cards of these token sets show. */
export function cardParts(tokenSets: readonly TokenSetStatus[], { writeGuards, lock, now }: Shown) {
  const hasMessage = (tokenSet: TokenSetStatus) =>
    presentation({ ...tokenSet, access: accessOf(tokenSet, now), lock }, now).sentence !== null;
  return [
    ...(tokenSets.some(hasMessage) ? [message] : []),
    ...(tokenSets.some(hasFlaw) ? [flaw] : []),
    ...(tokenSets.some(isWithdrawn) ? [withdrawn] : []),
    ...(tokenSets.some(({ id }) => writeGuards[id]) ? [writeGuard] : []),
  ];
}

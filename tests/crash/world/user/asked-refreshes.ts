import type { Asking } from '../../../../src/oauth/refresh-machine.ts';
import type { SentRequest } from '../checks/request-log.ts';
import type { Life } from '../life.ts';
import { TOKEN_SETS } from '../token-sets.ts';

/** Refreshes that the user has asked for, until each has been seen to. */
export interface AskedRefreshes {
  /** A command asks for it: notes that until `refresh` settles. */
  noteUntil<T>(
    life: Life,
    what: { readonly id: string; readonly asking: Asking },
    refresh: Promise<T>,
  ): Promise<T>;
  /** The next request of the token set is what the user asked for, whichever background sends it. */
  owe(tokenSetId: string): void;
  /** What the user asked for may have died with its background, and is then taken up by the next one. */
  onDeath(life: Life): void;
  /** Why a request is sent; what was owed is seen to by it. */
  reasonFor(life: Life, tokenSetId: string): SentRequest['asked'];
}

export function askedRefreshes(): AskedRefreshes {
  const asking = new Map<string, SentRequest['asked'][]>();
  const owed = new Set<string>();

  function askedOf(life: Life, tokenSetId: string): SentRequest['asked'][] {
    return asking.get(`${life.id} ${tokenSetId}`) ?? [];
  }

  return {
    async noteUntil(life, { id, asking: who }, refresh) {
      const key = `${life.id} ${id}`;
      const asked = who === 'user' ? 'refresh now' : 'by another command';
      asking.set(key, [...askedOf(life, id), asked]);
      try {
        return await refresh;
      } finally {
        asking.set(key, askedOf(life, id).slice(1));
      }
    },
    owe: (id) => void owed.add(id),
    onDeath(life) {
      for (const { id } of TOKEN_SETS) if (askedOf(life, id).length > 0) owed.add(id);
    },
    reasonFor(life, tokenSetId) {
      const pending = askedOf(life, tokenSetId);
      // Which of several asked is not told: the one with the weaker rule.
      if (owed.delete(tokenSetId) || pending.includes('by another command')) return 'by another command';
      return pending.length > 0 ? 'refresh now' : 'by itself';
    },
  };
}

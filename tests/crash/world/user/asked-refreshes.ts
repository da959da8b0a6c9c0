import type { Asking } from '../../../../src/oauth/refresh-machine.ts';
import type { SentRequest } from '../checks/request-log.ts';
import type { Life } from '../life.ts';
import { TOKEN_SETS } from '../token-sets.ts';

/** Refreshes requested by the user, until each has been carried out. */
export interface AskedRefreshes {
  /** A command requests it: recorded until `refresh` settles. */
  noteUntil<T>(
    life: Life,
    what: { readonly id: string; readonly asking: Asking },
    refresh: Promise<T>,
  ): Promise<T>;
  /** The next request of the token set is the one the user requested, whichever background sends it. */
  owe(tokenSetId: string): void;
  /** The user's request may have died with its background; the next one takes it up. */
  onDeath(life: Life): void;
  /** Why a request is sent; a request of the user is settled by it. */
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
      // If several were requested, it is unknown which one this is: assumes the one with the weaker rule.
      if (owed.delete(tokenSetId) || pending.includes('by another command')) return 'by another command';
      return pending.length > 0 ? 'refresh now' : 'by itself';
    },
  };
}

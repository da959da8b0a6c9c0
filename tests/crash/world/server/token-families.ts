/** How a server reacts to a reused refresh token (facts of real servers, docs/reliability.md B1-B3). */
export type ReusePolicy = 'strict' | 'grace' | 'revokes the family';

/** A refresh token that the simulated server issued. */
export interface Issued {
  readonly token: string;
  /** orders tokens by age; a token that the user sets becomes the newest */
  serial: number;
  readonly tokenSetId: string;
  readonly family: number;
  state: 'live' | 'spent' | 'revoked';
  spentAt: number;
  successor: Issued | null;
}

export interface TokenFamilies {
  /** A new authorisation, as the user gets it from the dashboard. */
  begin(tokenSetId: string): Issued;
  /** A token that never works. The client cannot tell, and received it together with another one. */
  invent(token: string, beside: Issued): void;
  /** The user has made it the current one: pasted or restored it. */
  raise(issued: Issued): void;
  /** A record with it was written. */
  noteStored(token: string, generation: number): void;
  /** The power failed: a raise is undone if no record of that time or later is left. */
  lowerWhatIsForgotten(isStored: (token: string, generation: number) => boolean): void;
  find(token: string): Issued | undefined;
  /** Uses the token: returns its successor, or null if it is refused. */
  rotate(token: string, now: number): Issued | null;
  /** The account's owner revokes the authorisation. */
  revoke(tokenSetId: string): void;
}

const GRACE_MS = 120_000;

interface Raise {
  readonly issued: Issued;
  readonly serialBefore: number;
  /** of the first record written since; null: none yet */
  generation: number | null;
}

export function tokenFamilies(policy: ReusePolicy): TokenFamilies {
  const issued = new Map<string, Issued>();
  let raises: readonly Raise[] = [];
  let families = 0;
  let serials = 0;

  function issue(tokenSetId: string, family: number): Issued {
    serials += 1;
    const serial = serials;
    const token = `refresh-token-${issued.size + 1}.`;
    const made: Issued = { token, serial, tokenSetId, family, state: 'live', spentAt: 0, successor: null };
    issued.set(token, made);
    return made;
  }

  function reuse(used: Issued, now: number): Issued | null {
    if (policy === 'revokes the family') revokeFamily(used.family);
    const inGrace = policy === 'grace' && used.state === 'spent' && now - used.spentAt <= GRACE_MS;
    return inGrace && used.successor?.state === 'live' ? used.successor : null;
  }

  function revokeFamily(family: number): void {
    for (const each of issued.values()) if (each.family === family) each.state = 'revoked';
  }

  return {
    begin(tokenSetId) {
      families += 1;
      return issue(tokenSetId, families);
    },
    invent(token, { serial, tokenSetId }) {
      families += 1;
      const family = families;
      issued.set(token, { token, serial, tokenSetId, family, state: 'revoked', spentAt: 0, successor: null });
    },
    raise(raised) {
      raises = [{ issued: raised, serialBefore: raised.serial, generation: null }, ...raises];
      serials += 1;
      raised.serial = serials;
    },
    noteStored(token, generation) {
      for (const each of raises) if (each.issued.token === token) each.generation ??= generation;
    },
    lowerWhatIsForgotten(isStored) {
      const isForgotten = ({ issued, generation }: Raise) =>
        generation === null || !isStored(issued.token, generation);
      // The last one first.
      for (const each of raises.filter(isForgotten)) each.issued.serial = each.serialBefore;
      raises = raises.filter((each) => !isForgotten(each));
    },
    find: (token) => issued.get(token),
    rotate(token, now) {
      const used = issued.get(token);
      if (!used) return null;
      if (used.state !== 'live') return reuse(used, now);
      used.state = 'spent';
      used.spentAt = now;
      used.successor = issue(used.tokenSetId, used.family);
      return used.successor;
    },
    revoke(tokenSetId) {
      for (const each of issued.values()) if (each.tokenSetId === tokenSetId) each.state = 'revoked';
    },
  };
}

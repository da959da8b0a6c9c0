import { newerThan, writtenRecords } from '../checks/stored-tokens.ts';
import type { TokenLedger } from '../checks/token-ledger.ts';
import type { Disk, StoreName, Write } from '../disk/disk.ts';
import type { Issued, TokenFamilies } from '../server/token-families.ts';
import type { AskedRefreshes } from './asked-refreshes.ts';

/** Refresh tokens that the user puts in place, pasted or gone back to: each is the newest from then on. */
export interface PutTokens {
  onWrite(write: Write): void;
  /** "Try the token before it": from now until what `begin` begins is over. */
  noteTrying(tokenSetId: string, begin: () => Promise<unknown>): Promise<unknown>;
  /** The user has replaced the refresh token of the token set. */
  hasReplaced(tokenSetId: string): boolean;
  /** What was pasted before the first start has no past. */
  forget(): void;
}

interface PutTokensParts {
  readonly families: TokenFamilies;
  readonly ledger: TokenLedger;
  readonly disks: Readonly<Record<StoreName, Disk>>;
  readonly asked: AskedRefreshes;
}

export function putTokens({ families, ledger, disks, asked }: PutTokensParts): PutTokens {
  const tryingPrevious: string[] = [];
  const replaced = new Set<string>();

  function isPutByUser(issued: Issued): boolean {
    if (ledger.isPasted(issued)) return true;
    // The newer one may just have been lost by one of the stores.
    const goesBack = Object.values(disks).some((each) => newerThan(issued, each, families) !== undefined);
    return tryingPrevious.includes(issued.tokenSetId) && goesBack;
  }

  return {
    onWrite({ store, changes, done }) {
      if (!done || store !== 'local') return;
      for (const { refreshToken } of writtenRecords(changes)) {
        const issued = families.find(refreshToken);
        if (!issued || !isPutByUser(issued)) continue;
        families.raise(issued);
        replaced.add(issued.tokenSetId);
        // Whichever background comes first tries it, at once.
        asked.owe(issued.tokenSetId);
      }
    },
    noteTrying(id, begin) {
      tryingPrevious.push(id);
      return begin().finally(() => void tryingPrevious.splice(tryingPrevious.indexOf(id), 1));
    },
    hasReplaced: (id) => replaced.has(id),
    forget: () => replaced.clear(),
  };
}

import { newerThan, writtenRecords } from '../checks/stored-tokens.ts';
import type { TokenLedger } from '../checks/token-ledger.ts';
import type { Disk, StoreName, Write } from '../disk/disk.ts';
import type { Issued, TokenFamilies } from '../server/token-families.ts';
import type { AskedRefreshes } from './asked-refreshes.ts';

/** Refresh tokens set by the user, pasted or restored: each is the newest from then on. */
export interface PutTokens {
  onWrite(write: Write): void;
  /** "Try the token before it": from now until the command that `begin` starts is over. */
  noteTrying(tokenSetId: string, begin: () => Promise<unknown>): Promise<unknown>;
  /** The user has replaced the refresh token of the token set. */
  hasReplaced(tokenSetId: string): boolean;
  /** A token pasted before the first start has no past. */
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
    // One of the stores may just have lost the newer one.
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
        // The first background tries it at once.
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

import type { VaultLock } from '../../oauth/refresh-state.ts';

/** Says whether secrets may be used now. What comes in while it is locked is kept all the same. */
export interface Vault {
  lock(): Promise<VaultLock>;
}

/** Without a passphrase nothing is ever locked. */
export const vaultWithoutPassphrase: Vault = { lock: async () => 'open' };

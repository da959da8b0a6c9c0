import type { VaultLock } from '../../oauth/refresh-state.ts';

/** Whether secrets may be used now. Secrets that arrive while it is locked are stored all the same. */
export interface Vault {
  lock(): Promise<VaultLock>;
}

/** Without a passphrase nothing is ever locked. */
export const vaultWithoutPassphrase: Vault = { lock: async () => 'open' };

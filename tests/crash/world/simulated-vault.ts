import type { VaultLock } from '../../../src/oauth/refresh-state.ts';
import type { Vault } from '../../../src/storage/secret/vault.ts';

/** A vault that the user opens and locks; it outlives every background and the browser. */
export interface SimulatedVault extends Vault {
  isLocked(): boolean;
  turn(to: VaultLock): void;
}

export function simulatedVault(): SimulatedVault {
  let lock: VaultLock = 'open';
  return {
    lock: async () => lock,
    isLocked: () => lock === 'locked',
    turn(to) {
      lock = to;
    },
  };
}

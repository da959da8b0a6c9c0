import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { VaultLock } from '../../oauth/refresh-state.ts';

/** The lock above every token set. */
export const VaultLockContext = createContext<VaultLock>('open');

export function useVaultLock(): VaultLock {
  return useContext(VaultLockContext);
}

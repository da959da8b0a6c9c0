import type { VaultLock } from '../../../../src/oauth/refresh-state.ts';
import type { Backgrounds } from '../background/backgrounds.ts';
import { recordsIn } from '../checks/stored-tokens.ts';
import type { Ground } from '../ground.ts';
import type { SimulatedVault } from '../simulated-vault.ts';
import type { Unawaited } from '../unawaited.ts';
import { Violation } from '../violation.ts';

/** The user in front of the browser: gives commands, and knows what should be deleted. */
export interface User {
  /** Deletes an app or a token set. */
  delete(id: string): void;
  undelete(id: string): void;
  /** Tries the previous token. */
  tryPrevious(tokenSetId: string): void;
  lockVault(): void;
  unlockVault(): void;
  wantsGone(tokenSetId: string): boolean;
  /** The power has failed: recent changes may be undone, and the user accepts the state of the disk. */
  wishWhatIsStored(): void;
}

interface UserParts {
  readonly backgrounds: Backgrounds;
  readonly vault: SimulatedVault;
  readonly unawaited: Unawaited;
}

export function user(ground: Ground, { backgrounds, vault, unawaited }: UserParts): User {
  const { scheduler, disks, families, guard, deleted, puts, upsets } = ground;
  const { track } = unawaited;

  /** A future vault command: first the value, then its consequences. */
  function turnLock(to: VaultLock): void {
    vault.turn(to);
    upsets.disturb();
    scheduler.note(`the vault is ${to}`);
    backgrounds.lookAround(backgrounds.wake());
  }

  /** An undo that reported success has succeeded. */
  function expectNotErased(before: ReadonlySet<string>): void {
    const erased = [...guard.removed].find((id) => !before.has(id) && !deleted.wantsGone(id));
    if (erased) throw new Violation('I3', `the undo was answered "ok", and ${erased} is erased`);
  }

  return {
    delete(id) {
      deleted.add(id);
      track(backgrounds.wake().commands['item.delete']({ id }));
    },
    undelete(id) {
      // Pages offer no undo for what was not deleted.
      if (!deleted.has(id)) return;
      const before = new Set(guard.removed);
      const undone = backgrounds
        .wake()
        .commands['item.undelete']({ id })
        .then(() => {
          deleted.remove(id);
          expectNotErased(before);
        });
      track(undone);
    },
    tryPrevious(id) {
      track(puts.noteTrying(id, () => backgrounds.wake().commands['token-set.try-previous']({ id })));
    },
    lockVault: () => turnLock('locked'),
    unlockVault: () => turnLock('open'),
    wantsGone: deleted.wantsGone,
    wishWhatIsStored() {
      const records = [...recordsIn(disks.local), ...recordsIn(disks.copy)];
      families.lowerWhatIsForgotten((token, since) =>
        records.some(({ refreshToken, generation }) => refreshToken === token && generation >= since),
      );
      deleted.takeFrom(disks.local);
    },
  };
}

import type { VaultLock } from '../../../../src/oauth/refresh-state.ts';
import type { Backgrounds } from '../background/backgrounds.ts';
import { recordsIn } from '../checks/stored-tokens.ts';
import type { Ground } from '../ground.ts';
import type { SimulatedVault } from '../simulated-vault.ts';
import type { Unawaited } from '../unawaited.ts';
import { Violation } from '../violation.ts';

/** The person in front of the browser: gives commands, and knows what they want gone. */
export interface User {
  /** Deletes an app or a token set. */
  delete(id: string): void;
  undelete(id: string): void;
  /** "Try the token before it" */
  tryPrevious(tokenSetId: string): void;
  lockVault(): void;
  unlockVault(): void;
  wantsGone(tokenSetId: string): boolean;
  /** The power has failed: what they did lately may be undone, and they want what the disk says. */
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

  /** What the commands of a vault will do: the value first, then all that follows from it. */
  function turnLock(to: VaultLock): void {
    vault.turn(to);
    upsets.disturb();
    scheduler.note(`the vault is ${to}`);
    backgrounds.lookAround(backgrounds.wake());
  }

  /** An undo that was said to have worked has worked. */
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
      // No page offers to undo what was not deleted.
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

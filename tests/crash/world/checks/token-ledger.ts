import type { Disk, StoreName, Write } from '../disk/disk.ts';
import type { Life } from '../life.ts';
import type { Issued } from '../server/token-families.ts';
import { Violation } from '../violation.ts';
import { recordsIn } from './stored-tokens.ts';

/** A refresh token that reached us, with the attempts to store it. */
interface Held {
  readonly issued: Issued;
  readonly life: Life;
  readonly tried: Set<StoreName>;
  readonly refused: Set<StoreName>;
  /** the user pasted it and was told that it was not saved: no copy is made of it */
  readonly saidNotSaved: boolean;
}

export interface TokenLedger {
  /** A living background has received the complete answer. */
  onReceived(issued: Issued, life: Life): void;
  /** The user pasted it; it counts once it is stored, because the form reports if it was not. */
  onPasted(issued: Issued, life: Life): void;
  /** Pasted, and not stored yet. */
  isPasted(issued: Issued): boolean;
  onWrite(write: Write): void;
  onDeath(life: Life): void;
  /** storage.session is empty now, and no background lives. */
  onBrowserDeath(): void;
  /** The user deleted the set permanently. */
  onRemoved(tokenSetId: string): void;
  /** A store lost data, through no fault of ours. */
  onDamage(): void;
  /** Checks I2 while everything is idle. */
  expectKept(shown: Shown): void;
  newest(tokenSetId: string): Issued | undefined;
  /** A living background, or the user, once had it completely. */
  hasReached(issued: Issued): boolean;
  readonly lostWithTheDisk: () => number;
}

interface Shown {
  readonly saidNotSaved: (tokenSetId: string) => boolean;
  /** only one background lives: another one would not know of a token in the first one's memory, and would report it */
  readonly alone: boolean;
}

const STORES: readonly StoreName[] = ['local', 'session', 'copy'];

/** I2: of all refresh tokens that reached us, the newest of every token set is in at least one store. */
export function tokenLedger(disks: Readonly<Record<StoreName, Disk>>): TokenLedger {
  const newest = new Map<string, Held>();
  const pasted = new Map<string, Held>();
  const reached = new Set<Issued>();
  let lostWithTheDisk = 0;

  function isIn(store: StoreName, { issued }: Held): boolean {
    return recordsIn(disks[store]).some(({ text }) => text.includes(issued.token));
  }

  function take(held: Held): void {
    const { tokenSetId, serial } = held.issued;
    const before = newest.get(tokenSetId);
    if (before && before.issued.serial > serial) return;
    newest.set(tokenSetId, held);
  }

  function triedIn(held: Held, { store, done }: Write): void {
    held.tried.add(store);
    if (!done) held.refused.add(store);
  }

  function inNoStore(): readonly Held[] {
    return [...newest.values()].filter((held) => !STORES.some((store) => isIn(store, held)));
  }

  /** What the copy accepted must still be there. */
  function expectNoCopy({ issued, tried, refused }: Held): void {
    if (!tried.has('copy') || refused.has('copy')) return;
    if (disks.copy.faults.some(({ kind }) => kind === 'damaged')) return;
    throw new Violation('I2', `${issued.token} was in the copy, then was gone`);
  }

  /** A token that is not on disk must be elsewhere, and the user is informed. */
  function expectWaiting(held: Held, { saidNotSaved, alone }: Shown): void {
    const { life, refused, issued } = held;
    const inMemory = life.alive && refused.has('local') && refused.has('session');
    const inSession = isIn('session', held);
    if (!inSession && !inMemory && !isIn('copy', held)) {
      throw new Violation('I2', `${issued.token} is in no store`);
    }
    const mustSay = life.alive && (inSession || (inMemory && alone));
    if (mustSay && !saidNotSaved(issued.tokenSetId)) {
      throw new Violation('I2', `${issued.token} is not saved, and nothing says so`);
    }
  }

  function noteText(text: string, write: Write): void {
    for (const held of newest.values()) if (text.includes(held.issued.token)) triedIn(held, write);
    if (!write.done) return;
    for (const held of [...pasted.values()].filter(({ issued }) => text.includes(issued.token))) {
      triedIn(held, write);
      pasted.delete(held.issued.token);
      take({ ...held, saidNotSaved: write.refused });
    }
  }

  function forget({ issued }: Held, withTheDisk: boolean): void {
    if (withTheDisk) lostWithTheDisk += 1;
    newest.delete(issued.tokenSetId);
  }

  return {
    onReceived(issued, life) {
      reached.add(issued);
      take(fresh(issued, life));
    },
    hasReached: (issued) => reached.has(issued),
    onPasted(issued, life) {
      pasted.set(issued.token, fresh(issued, life));
    },
    isPasted: ({ token }) => pasted.has(token),
    onWrite(write) {
      for (const text of write.changes.values()) if (text !== undefined) noteText(text, write);
    },
    onDeath(life) {
      for (const held of inNoStore()) {
        if (held.life !== life) continue;
        expectNoCopy(held);
        // Before the first attempt it is as lost as an answer that never came; after it, storage refused it.
        forget(held, held.tried.size > 0);
      }
    },
    onBrowserDeath() {
      for (const held of inNoStore()) {
        expectNoCopy(held);
        if (!held.refused.has('local'))
          throw new Violation('I2', `${held.issued.token} is gone with the session`);
        forget(held, true);
      }
    },
    onRemoved(tokenSetId) {
      newest.delete(tokenSetId);
    },
    onDamage() {
      for (const held of inNoStore()) {
        // A write to the copy is in progress: its result is checked at the next rest.
        if (held.life.alive && !held.tried.has('copy') && !held.saidNotSaved) continue;
        expectNoCopy(held);
        forget(held, true);
      }
    },
    expectKept(shown) {
      for (const held of newest.values()) {
        if (!isIn('local', held)) expectWaiting(held, shown);
      }
    },
    newest: (tokenSetId) => newest.get(tokenSetId)?.issued,
    lostWithTheDisk: () => lostWithTheDisk,
  };
}

function fresh(issued: Issued, life: Life): Held {
  return { issued, life, tried: new Set(), refused: new Set(), saidNotSaved: false };
}

/** The disturbances of a world so far, and the demands that they suspend. */
export interface Upsets {
  readonly counts: { crashes: number; faults: number };
  onDiskFault(what: string): void;
  onServerFault(): void;
  onDeath(): void;
  /** A store has lost data, including the records of these token sets. */
  onDamage(lost: readonly string[]): void;
  /** The clock or the vault has changed: running work may still use the previous state. */
  disturb(): void;
  hasBeenDisturbed(): boolean;
  /** A round without disturbances has updated what pages show. */
  calmAfter(round: () => Promise<void>): Promise<void>;
  isCalm(): boolean;
  /** how often a store has lost data */
  losses(): number;
  /** An unreadable copy is unknown; a later attempt reads it. */
  copyWasUnreadable(): boolean;
  /** A new attempt of the token set was written to the disk. */
  onJournal(tokenSetId: string): void;
  /** The disk has lost the record of the token set since it was last written. */
  hasForgotten(tokenSetId: string): boolean;
}

export function upsetsOf(note: (what: string) => void): Upsets {
  const counts = { crashes: 0, faults: 0 };
  const forgotten = new Set<string>();
  let disturbances = 0;
  let calmAt = 0;
  let losses = 0;
  let copyWasUnreadable = false;
  return {
    counts,
    onDiskFault(what) {
      counts.faults += 1;
      disturbances += 1;
      copyWasUnreadable ||= what === 'copy unreadable';
      note(`fault: ${what}`);
    },
    onServerFault() {
      counts.faults += 1;
    },
    onDeath() {
      counts.crashes += 1;
      disturbances += 1;
    },
    onDamage(lost) {
      copyWasUnreadable = false;
      for (const id of lost) forgotten.add(id);
      losses += 1;
      disturbances += 1;
      counts.faults += 1;
    },
    disturb() {
      disturbances += 1;
    },
    hasBeenDisturbed: () => disturbances > 0,
    async calmAfter(round) {
      const before = disturbances;
      await round();
      if (disturbances === before) calmAt = before;
    },
    isCalm: () => calmAt === disturbances,
    losses: () => losses,
    copyWasUnreadable: () => copyWasUnreadable,
    onJournal: (id) => void forgotten.delete(id),
    hasForgotten: (id) => forgotten.has(id),
  };
}

/** What has disturbed a world so far, and what can therefore not be demanded of it. */
export interface Upsets {
  readonly counts: { crashes: number; faults: number };
  onDiskFault(what: string): void;
  onServerFault(): void;
  onDeath(): void;
  /** A store has lost something, the records of these token sets among it. */
  onDamage(lost: readonly string[]): void;
  /** The clock or the vault: what is under way may still go by what was before. */
  disturb(): void;
  hasBeenDisturbed(): boolean;
  /** A round that nothing disturbed has put right what pages are shown. */
  calmAfter(round: () => Promise<void>): Promise<void>;
  isCalm(): boolean;
  /** how often a store has lost something */
  losses(): number;
  /** What cannot be read is not known; a later attempt reads it. */
  copyWasUnreadable(): boolean;
  /** A new attempt of the token set was journalled on the disk. */
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

import type { Machine } from '../background/machine.ts';
import type { Ground } from '../ground.ts';
import { expectTruth, saidNotSaved } from './status-check.ts';

interface OrderSeen {
  readonly machine: Machine;
  /** number of living backgrounds */
  readonly living: () => number;
}

/** The invariants while everything is idle, I2 and I4: the check can be repeated. */
export function orderCheck(ground: Ground, { machine, living }: OrderSeen): () => Promise<void> {
  const { disks, deleted, ledger, scheduler, statusWrites, time, upsets } = ground;
  const { vault, rules, alarm, toolbar, locks } = machine;
  let checkedAt = -1;

  function isSaidNotSaved(id: string): boolean {
    if (deleted.wantsGone(id) || saidNotSaved(disks, id)) return true;
    // Then only the toolbar button can show it.
    return toolbar.badge === '!' && statusWrites.areRefused();
  }

  return async () => {
    ledger.expectKept({ saidNotSaved: isSaidNotSaved, alone: living() === 1 });
    const isNews = checkedAt !== scheduler.turns();
    checkedAt = scheduler.turns();
    const isQuiet = upsets.isCalm() && !locks.areAwaited();
    if (isNews && isQuiet && living() > 0)
      await expectTruth({ disks, vault, rules, alarmAt: alarm.setTo() }, time.wall());
  };
}

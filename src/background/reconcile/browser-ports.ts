import { drawAction, drawActionInTab } from '../../platform/action.ts';
import { alarmTime, clearAlarm, setAlarm } from '../../platform/alarms.ts';
import { hasOrigin } from '../../platform/permissions.ts';
import { extensionHost } from '../../platform/runtime.ts';
import { installedRules, knowsBeaconType, updateRules } from '../../platform/session-rules.ts';
import { openTabIds } from '../../platform/tabs.ts';
import { policyItem, sessionPolicyItem, statusOnDisk, statusStandIn } from '../../storage/public/items.ts';
import { lookWords } from '../status/look-words.ts';
import type { InjectionPort } from './injection-now.ts';
import type { ReconcileParts } from './reconcile.ts';

const WAKE_ALARM = 'wake';

/** What reconciling reads and sets in the real browser. */
export function browserPorts(): Pick<ReconcileParts, 'rules' | 'status' | 'alarm' | 'action'> {
  return {
    rules: {
      installed: installedRules,
      update: updateRules,
      extensionHost: extensionHost(),
      knowsBeaconType: knowsBeaconType(),
    },
    status: { onDisk: statusOnDisk, standIn: statusStandIn },
    alarm: {
      time: () => alarmTime(WAKE_ALARM),
      set: (at) => setAlarm(WAKE_ALARM, at),
      clear: () => clearAlarm(WAKE_ALARM),
    },
    action: { words: lookWords, draw: drawAction, drawInTab: drawActionInTab },
  };
}

export const injectionPort: InjectionPort = {
  policy: policyItem,
  session: sessionPolicyItem,
  hasOrigin,
  openTabIds,
};

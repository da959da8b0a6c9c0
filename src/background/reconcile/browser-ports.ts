import { drawAction, drawActionInTab } from '../../platform/action.ts';
import { alarmTime, clearAlarm, setAlarm } from '../../platform/alarms.ts';
import { message } from '../../platform/i18n.ts';
import { showNotification } from '../../platform/notifications.ts';
import { exactBy, giveBack, heldPatterns } from '../../platform/permissions.ts';
import { extensionHost } from '../../platform/runtime.ts';
import { installedRules, updateRules } from '../../platform/session-rules.ts';
import {
  browserFactsItem,
  notifiedItem,
  policyItem,
  statusFirstPart,
  statusOnDisk,
  statusStandIn,
} from '../../storage/public/items.ts';
import { lookWords } from '../status/look-words.ts';
import type { InjectionPort } from './injection-now.ts';
import type { ReconcileParts } from './reconcile.ts';

const WAKE_ALARM = 'wake';

type Shared = Pick<ReconcileParts['permissions'], 'asked' | 'isFresh'> &
  Pick<ReconcileParts['rules'], 'listener'>;

/** What reconciling reads and sets in the real browser. */
export function browserPorts({
  listener,
  asked,
  isFresh,
}: Shared): Pick<
  ReconcileParts,
  'rules' | 'permissions' | 'browserFacts' | 'status' | 'alarm' | 'action' | 'notifications'
> {
  return {
    rules: {
      installed: installedRules,
      update: updateRules,
      extensionHost: extensionHost(),
      listener,
    },
    permissions: { asked, isFresh, giveBack },
    browserFacts: browserFactsItem,
    status: { onDisk: statusOnDisk, standIn: statusStandIn, firstPart: statusFirstPart },
    alarm: {
      time: () => alarmTime(WAKE_ALARM),
      set: (at) => setAlarm(WAKE_ALARM, at),
      clear: () => clearAlarm(WAKE_ALARM),
    },
    notifications: {
      notified: notifiedItem,
      show: ({ id, label }) =>
        showNotification({
          id,
          title: message('notificationTitle', { tokenSet: label }),
          text: message('notificationText'),
        }),
    },
    action: { words: lookWords, draw: drawAction, drawInTab: drawActionInTab },
  };
}

/** Everything except the session, which session-life.ts keeps. */
export const injectionPort: Omit<InjectionPort, 'session'> = { policy: policyItem, heldPatterns, exactBy };

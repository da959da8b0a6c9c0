import { useMemo, useState } from 'preact/hooks';
import { type BrowserFacts, NOTHING_HELD } from '../../injection/held/host-permission.ts';
import {
  DEFAULT_POLICY,
  DEFAULT_SESSION_POLICY,
  type InjectionPolicy,
  type SessionPolicy,
} from '../../injection/policy.ts';
import type { Learning } from '../../storage/public/learning.ts';
import type { OwnCalls } from '../../storage/public/own-calls.ts';
import type { PanelSettings } from '../../storage/public/panel-settings.ts';
import type { SharedItem } from '../../storage/public/shared-item.ts';
import type { Status } from '../../storage/public/status.ts';
import type { InjectionFacts } from '../../ui/live/injection-view-of.ts';
import { useNow } from '../../ui/live/use-now.ts';
import { type Followed, useStored } from '../../ui/live/use-stored.ts';
import { AskingContext } from './asking.ts';
import type { ReadingParts } from './calls/read-call.ts';
import { type Navigation, useNavigation } from './calls/use-navigation.ts';
import { type Network, useNetwork } from './calls/use-network.ts';
import { useOwnCalls } from './calls/use-own-calls.ts';
import { useRenewedLog } from './calls/use-renewed-log.ts';
import { type ActionParts, askingIn, carryOutAction } from './carry-out-action.ts';
import { Panel } from './panel.tsx';
import type { PanelView } from './panel-props.ts';
import type { Redact } from './redaction/redact.ts';
import { useReplays } from './replay/use-replays.ts';
import { usePanelSettings } from './use-panel-settings.ts';

interface LivePanelProps {
  readonly first: Pick<InjectionFacts, 'status' | 'policy' | 'session' | 'browser'> & {
    readonly settings: PanelSettings;
    readonly learning: Learning | undefined;
    readonly ownCalls: OwnCalls | undefined;
  };
  readonly items: {
    readonly status: Followed<Status>;
    readonly policy: Followed<InjectionPolicy>;
    readonly session: Followed<SessionPolicy>;
    readonly browser: Followed<BrowserFacts>;
    readonly ownCalls: Followed<OwnCalls>;
  };
  readonly learning: Pick<SharedItem<Learning>, 'get' | 'onChanged' | 'change'>;
  readonly network: Network;
  readonly navigation: Navigation;
  readonly reading: Omit<ReadingParts, 'bodies'>;
  readonly action: ActionParts;
  readonly redact: Redact;
  readonly version: string;
  readonly clock: () => number;
  readonly onReload: () => void;
  readonly saveSettings: (settings: PanelSettings) => Promise<void>;
}

const NO_MOMENTS: readonly number[] = [];
const NOTHING_LEARNED: Learning = [];

/** The panel fed by the inspected tab's network and by storage. The worker may sleep: nothing here needs it. */
export function LivePanel(props: LivePanelProps) {
  const { first, action, clock } = props;
  const facts = useFacts(props);
  const learning = useStored(props.learning, first.learning) ?? NOTHING_LEARNED;
  const now = useNow(clock, NO_MOMENTS);
  const [view, setView] = useState<PanelView>('calls');
  const [settings, changeSettings] = usePanelSettings(first.settings, props.saveSettings);
  const [recording, setRecording] = useState(true);
  const { log, dispatch, add, reading, redact } = useRenewedLog({ ...props, facts });
  const parts = { reading, facts, clock, add };
  useNetwork({ ...parts, network: props.network, recording });
  const replays = useReplays({ ...parts, call: action.call });
  const own = useOwnCalls({
    ...{ facts, clock, recording },
    item: props.items.ownCalls,
    first: first.ownCalls,
    on: settings.ownCalls,
  });
  const navigated = useNavigation(props.navigation, clock, (startedAt) => {
    if (settings.preserveLog) return;
    dispatch({ type: 'navigated', startedAt });
    own.leaveBefore(startedAt);
  });

  return (
    <AskingContext.Provider value={(origin) => askingIn(action, origin)}>
      <Panel
        facts={facts}
        log={{ ...log, calls: own.mergeInto(log.calls) }}
        now={now}
        view={view}
        settings={settings}
        recording={recording}
        learning={learning}
        mayMissEarlier={!navigated}
        bodies={reading.bodies}
        redact={redact}
        version={props.version}
        replays={replays}
        act={(wanted, reach) => carryOutAction(action, facts, { action: wanted, reach })}
        on={{
          view: setView,
          settings: changeSettings,
          record: setRecording,
          learn: props.learning.change,
          select: (key) => dispatch({ type: 'select', key }),
          clear() {
            dispatch({ type: 'clear' });
            own.leaveBefore(clock());
          },
          reload: props.onReload,
          add,
        }}
      />
    </AskingContext.Provider>
  );
}

function useFacts({ first, items, reading }: LivePanelProps): InjectionFacts {
  const status = useStored(items.status, first.status);
  const policy = useStored(items.policy, first.policy) ?? DEFAULT_POLICY;
  const session = useStored(items.session, first.session) ?? DEFAULT_SESSION_POLICY;
  const browser = useStored(items.browser, first.browser) ?? NOTHING_HELD;
  const { environments } = reading;
  return useMemo(
    () => ({ status, policy, session, environments, browser }),
    [status, policy, session, environments, browser],
  );
}

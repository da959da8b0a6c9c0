import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { explain } from '../../injection/explain.ts';
import {
  DEFAULT_POLICY,
  DEFAULT_SESSION_POLICY,
  type InjectionPolicy,
  type SessionPolicy,
} from '../../injection/policy.ts';
import type { FinishedRequest } from '../../platform/devtools.ts';
import type { Status } from '../../storage/public/status.ts';
import { type InjectionFacts, injectionViewOf } from '../../ui/live/injection-view-of.ts';
import { useNow } from '../../ui/live/use-now.ts';
import { type Followed, useStored } from '../../ui/live/use-stored.ts';
import { type ActionParts, carryOutAction } from './carry-out-action.ts';
import { createBodyStore } from './feed/body-store.ts';
import { EMPTY_LOG, nextLog } from './feed/exchange-log.ts';
import { followNetwork, type Network } from './feed/follow-network.ts';
import { type ReadingParts, readExchange } from './feed/read-exchange.ts';
import type { SeenExchange } from './feed/seen-exchange.ts';
import { Panel } from './panel.tsx';
import type { PanelView } from './view/panel-view.ts';

interface LivePanelProps {
  readonly first: Pick<InjectionFacts, 'status' | 'policy' | 'session' | 'withheld'>;
  readonly items: {
    readonly status: Followed<Status>;
    readonly policy: Followed<InjectionPolicy>;
    readonly session: Followed<SessionPolicy>;
  };
  readonly network: Network;
  readonly reading: Omit<ReadingParts, 'bodies'>;
  readonly action: ActionParts;
  readonly clock: () => number;
  readonly onReload: () => void;
}

const NO_MOMENTS: readonly number[] = [];

/** The panel fed by the inspected tab's network and by storage. The worker may sleep: nothing here needs it. */
export function LivePanel({ first, items, network, reading, action, clock, onReload }: LivePanelProps) {
  const status = useStored(items.status, first.status);
  const policy = useStored(items.policy, first.policy) ?? DEFAULT_POLICY;
  const session = useStored(items.session, first.session) ?? DEFAULT_SESSION_POLICY;
  const { environments } = reading;
  const facts = useMemo(
    () => ({ status, policy, session, environments, withheld: first.withheld }),
    [status, policy, session, environments, first.withheld],
  );
  const now = useNow(clock, NO_MOMENTS);
  const [log, dispatch] = useReducer(nextLog, EMPTY_LOG);
  const [view, setView] = useState<PanelView>('exchanges');
  const [bodies] = useState(() => createBodyStore());

  const latest = useRef(facts);
  latest.current = facts;
  useEffect(() => {
    const following = new AbortController();
    const report = async (request: FinishedRequest) => {
      const exchange = await seen(request, { ...reading, bodies }, { facts: () => latest.current, clock });
      if (exchange && !following.signal.aborted) dispatch({ type: 'seen', exchange });
    };
    void followNetwork(network, (request) => void report(request), following.signal);
    return () => following.abort();
  }, [network, reading, bodies, clock]);

  return (
    <Panel
      facts={facts}
      log={log}
      now={now}
      view={view}
      bodies={bodies}
      onView={setView}
      act={(wanted, reach) => carryOutAction(action, wanted, reach)}
      onSelect={(key) => dispatch({ type: 'select', key })}
      onClear={() => dispatch({ type: 'clear' })}
      onReload={onReload}
    />
  );
}

/** The policy is asked now: later it may have changed, and the card would explain another request. */
async function seen(
  request: FinishedRequest,
  reading: ReadingParts,
  { facts, clock }: { facts: () => InjectionFacts; clock: () => number },
): Promise<SeenExchange | undefined> {
  const read = await readExchange(request, reading);
  if (!read) return undefined;
  const explanation = explain(injectionViewOf(facts(), clock()), read.exchange.asked);
  return { ...read, source: 'page', explanation };
}

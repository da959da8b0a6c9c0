import { useMemo, useState } from 'preact/hooks';
import type { DiagnosedCall } from '../calls/call.ts';
import { useFilter } from '../filter/use-filter.ts';
import type { PanelState, PanelView } from '../panel-context.ts';
import type { SessionHead, SessionProblem } from './serve-session.ts';
import { type OpeningParts, type SessionSource, useSessionCalls } from './use-session-calls.ts';

/** The panel's state with the calls of a file, and what the file is. */
interface SessionState {
  readonly panel: PanelState;
  readonly head: SessionHead | null;
  readonly problem: SessionProblem | null;
  readonly complete: boolean;
}

const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

const NO_LESSONS = new Map();

/** Nothing of a file is learnt, and nothing that was learnt here is said of it. */
const learnedFor = () => NO_LESSONS;

const nothing = () => undefined;

/** A file as the panel shows it: read-only, and apart from the live list, which goes on. */
export function useSessionState(live: PanelState, source: SessionSource, parts: OpeningParts): SessionState {
  const secrets = useMemo(() => JSON.stringify(live.facts.status?.apps), [live.facts.status]);
  const { head, problem, complete, bodies, ...read } = useSessionCalls(source, parts, {
    environments: live.facts.environments,
    secrets,
  });
  const [view, showView] = useState<PanelView>('calls');
  const [typed, setFilter] = useState<string | null>(null);
  const [chosen, select] = useState<string | null>(null);
  // Where somebody stood when the file was saved, until it is changed here.
  const filter = typed ?? head?.filter ?? '';
  const selectedKey = chosen ?? read.selectedKey;
  const [markedKey, mark] = useState<string | null>(null);
  const { calls, pin } = usePins(read.calls);
  const [order, sort] = useState<PanelState['order']>(null);
  const [hiddenKeys, setHiddenKeys] = useState(NOTHING_HIDDEN);
  const filtered = useFilter(calls, filter, { hiddenKeys, peek: bodies.read });
  const environments = head?.environments ?? live.facts.environments;
  const facts = useMemo(() => ({ ...live.facts, environments }), [live.facts, environments]);
  const settings = useMemo(() => ({ ...live.settings, filter }), [live.settings, filter]);
  return {
    ...{ head, problem, complete },
    panel: {
      ...live,
      ...filtered,
      ...{ facts, settings, view, calls, selectedKey, markedKey },
      ...{ hiddenKeys, order, bodies, learnedFor },
      opened: source,
      ...{ dropped: false, keptCut: false, mayMissEarlier: false, recording: false },
      replays: { attempts: new Map(), send: nothing },
      forms: new Map(),
      on: {
        ...live.on,
        ...{ view: showView, select, mark, pin, sort },
        hide: (key) => setHiddenKeys((before) => (key === null ? NOTHING_HIDDEN : new Set([...before, key]))),
        ...{ record: nothing, clear: nothing, reload: nothing, edit: nothing },
        settings({ filter: next, ...others }) {
          if (next !== undefined) setFilter(next);
          if (Object.keys(others).length > 0) live.on.settings(others);
        },
      },
    },
  };
}

/** The calls with the pins that were set or taken away here. */
function usePins(read: readonly DiagnosedCall[]) {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const calls = useMemo(
    () =>
      changed.size === 0 ? read : read.map((call) => (changed.has(call.key) ? withOtherPin(call) : call)),
    [read, changed],
  );
  function pin({ key }: DiagnosedCall): void {
    setChanged((before) =>
      before.has(key) ? new Set([...before].filter((each) => each !== key)) : new Set([...before, key]),
    );
  }
  return { calls, pin };
}

function withOtherPin({ pinned, ...call }: DiagnosedCall): DiagnosedCall {
  return pinned ? call : { ...call, pinned: true };
}

import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { diagnose } from '../../diagnosis/diagnose.ts';
import type { Learned } from '../../diagnosis/learning/learned.ts';
import { environmentOf } from '../../injection/explain.ts';
import { count } from '../../ui/language/count.ts';
import { useLanguage } from '../../ui/language/language.ts';
import type { InjectionFacts } from '../../ui/live/injection-view-of.ts';
import type { Act } from './detail/action-button.tsx';
import { Detail } from './detail/detail.tsx';
import type { BodyStore } from './feed/body-store.ts';
import { type ExchangeLog, LONGEST_LOG } from './feed/exchange-log.ts';
import { knowledgeOf } from './knowledge-of.ts';
import { ExchangeList } from './list/exchange-list.tsx';
import type { ListedExchange } from './list/listed-exchange.ts';
import { needsAttention } from './list/verdict-pill.ts';
import { Toolbar } from './toolbar/toolbar.tsx';
import { OtherView } from './view/other-view.tsx';
import type { PanelView } from './view/panel-view.ts';

interface PanelProps {
  readonly facts: InjectionFacts;
  readonly log: ExchangeLog;
  readonly now: number;
  readonly view: PanelView;
  readonly act: Act;
  readonly bodies: Pick<BodyStore, 'read'>;
  readonly onView: (view: PanelView) => void;
  readonly onSelect: (key: string | null) => void;
  readonly onClear: () => void;
  readonly onReload: () => void;
}

/** The whole panel: what was called, and what happened to the call that is looked at. */
export function Panel(props: PanelProps) {
  const { facts, log, now, view, onView, onClear } = props;
  const listed = useMemo(() => diagnosed(log, facts, now), [log, facts, now]);
  return (
    <>
      <Toolbar view={view} isEmpty={listed.length === 0} onView={onView} onClear={onClear} />
      {view === 'exchanges' ? (
        <Exchanges {...props} listed={listed} />
      ) : (
        <main class="view" data-testid={`${view}-view`}>
          <OtherView view={view} listed={listed} />
        </main>
      )}
      <Foot listed={listed} dropped={log.dropped} />
    </>
  );
}

type ExchangesProps = PanelProps & { readonly listed: readonly ListedExchange[] };

/** The list, and the call that is looked at. */
function Exchanges({ listed, facts, log, now, act, bodies, onSelect, onReload }: ExchangesProps) {
  const { say } = useLanguage();
  if (listed.length === 0) return <Empty host={hostOf(facts)} onReload={onReload} />;
  const selected = listed.find(({ key }) => key === log.selectedKey);
  return (
    <main class="split">
      <ExchangeList listed={listed} selectedKey={log.selectedKey} onSelect={onSelect} />
      <DetailPane onLeave={() => onSelect(null)}>
        {selected ? (
          <Detail listed={selected} now={now} act={act} bodies={bodies} />
        ) : (
          <p class="muted choose">{say('chooseExchange')}</p>
        )}
      </DetailPane>
    </main>
  );
}

function DetailPane({ children, onLeave }: { children: ComponentChildren; onLeave: () => void }) {
  return (
    <div class="pane" onKeyDown={(event) => event.key === 'Escape' && onLeave()}>
      {children}
    </div>
  );
}

function Empty({ host, onReload }: { host: string; onReload: () => void }) {
  const { say } = useLanguage();
  return (
    <main class="empty" data-testid="empty">
      <h2>{say('emptyTitle')}</h2>
      <p>{say('emptyText', host)}</p>
      <p>
        <button type="button" onClick={onReload}>
          {say('reloadPage')}
        </button>
      </p>
    </main>
  );
}

function Foot({ listed, dropped }: { listed: readonly ListedExchange[]; dropped: boolean }) {
  const language = useLanguage();
  const attention = listed.filter(({ diagnosis }) => needsAttention(diagnosis)).length;
  return (
    <footer class="foot muted">
      <span>{count(language, 'exchanges', listed.length)}</span>
      {attention > 0 && <span>{count(language, 'needAttention', attention)}</span>}
      {dropped && (
        <span>{language.say('dropped', new Intl.NumberFormat(language.tag).format(LONGEST_LOG))}</span>
      )}
      <span class="unofficial">{language.say('unofficial')}</span>
    </footer>
  );
}

const NOTHING_LEARNED: Learned = new Map();

function diagnosed(log: ExchangeLog, facts: InjectionFacts, now: number): readonly ListedExchange[] {
  return log.seen.flatMap((seen) => {
    const { url, tabId } = seen.exchange.asked;
    const environment = environmentOf(facts.environments, url);
    if (!environment) return [];
    const known = knowledgeOf(facts, { environment, tabId }, now);
    const knowledge = { ...known, explanation: seen.explanation, learned: NOTHING_LEARNED, startTimes: [] };
    return [{ ...seen, diagnosis: diagnose(seen.exchange, knowledge) }];
  });
}

function hostOf({ environments }: InjectionFacts): string {
  return environments.map(({ origin }) => new URL(origin).host).join(', ');
}

import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { environmentOf } from '../../injection/explain.ts';
import { count } from '../../ui/language/count.ts';
import { useLanguage } from '../../ui/language/language.ts';
import type { InjectionFacts } from '../../ui/live/injection-view-of.ts';
import type { Act } from './detail/action-button.tsx';
import { Detail } from './detail/detail.tsx';
import { type ExchangeLog, LONGEST_LOG } from './feed/exchange-log.ts';
import { knowledgeOf } from './knowledge-of.ts';
import { ExchangeList } from './list/exchange-list.tsx';
import type { ListedExchange } from './list/listed-exchange.ts';
import { needsAttention } from './list/verdict-pill.ts';

interface PanelProps {
  readonly facts: InjectionFacts;
  readonly log: ExchangeLog;
  readonly now: number;
  readonly act: Act;
  readonly onSelect: (key: string | null) => void;
  readonly onClear: () => void;
  readonly onReload: () => void;
}

/** The whole panel: what was called, and what happened to the call that is looked at. */
export function Panel({ facts, log, now, act, onSelect, onClear, onReload }: PanelProps) {
  const { say } = useLanguage();
  const listed = useMemo(() => diagnosed(log, facts, now), [log, facts, now]);
  const selected = listed.find(({ key }) => key === log.selectedKey);
  return (
    <>
      <header class="bar">
        <h1 class="visually-hidden">{say('panelTitle')}</h1>
        <button
          type="button"
          class="quiet"
          data-testid="clear"
          disabled={listed.length === 0}
          onClick={onClear}
        >
          {say('clear')}
        </button>
      </header>
      {listed.length === 0 ? (
        <Empty host={hostOf(facts)} onReload={onReload} />
      ) : (
        <main class="split">
          <ExchangeList listed={listed} selectedKey={log.selectedKey} onSelect={onSelect} />
          <DetailPane onLeave={() => onSelect(null)}>
            {selected ? (
              <Detail listed={selected} now={now} act={act} />
            ) : (
              <p class="muted choose">{say('chooseExchange')}</p>
            )}
          </DetailPane>
        </main>
      )}
      <Foot listed={listed} dropped={log.dropped} />
    </>
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

function diagnosed(log: ExchangeLog, facts: InjectionFacts, now: number): readonly ListedExchange[] {
  return log.seen.flatMap((seen) => {
    const { url, tabId } = seen.exchange.asked;
    const environment = environmentOf(facts.environments, url);
    if (!environment) return [];
    const known = knowledgeOf(facts, { environment, tabId }, now);
    const knowledge = { ...known, explanation: seen.explanation };
    return [{ ...seen, diagnosis: diagnose(seen.exchange, knowledge) }];
  });
}

function hostOf({ environments }: InjectionFacts): string {
  return environments.map(({ origin }) => new URL(origin).host).join(', ');
}

import { useMemo, useState } from 'preact/hooks';
import { useLanguage } from '../../ui/language/language.ts';
import type { InjectionFacts } from '../../ui/live/injection-view-of.ts';
import { createLearnedFor } from './calls/knowledge.ts';
import { useLearner } from './calls/learner.ts';
import { useDiagnosedCalls } from './calls/use-diagnosed-calls.ts';
import { ExportButton } from './export/export-dialog.tsx';
import { FilterField } from './filter/filter-field.tsx';
import { useFilter } from './filter/use-filter.ts';
import { CallsView } from './frame/calls-view.tsx';
import { Foot } from './frame/foot.tsx';
import { Toolbar } from './frame/toolbar.tsx';
import type { PanelProps, PanelView } from './panel-props.ts';
import { ReplayDeskProvider } from './replay/replay-desk-provider.tsx';
import { ErasureNotice, useErasing } from './views/erasure.tsx';
import { OtherView } from './views/other-view.tsx';

/** The whole panel: what was called, and what happened to the call that is looked at. */
export function Panel(props: PanelProps) {
  const { facts, log, now, view, settings, recording, learning, on } = props;
  const [concluded] = useState(createLearnedFor);
  const learnedFor = useMemo(() => concluded(learning), [concluded, learning]);
  const calls = useDiagnosedCalls(log.calls, { facts, learnedFor, now });
  useLearner(on.learn, { calls, environments: facts.environments, recording });
  const erasing = useErasing(on.learn);
  const { visibleCalls, problems } = useFilter(calls, settings.filter);
  return (
    <>
      <Toolbar
        view={view}
        isEmpty={calls.length === 0}
        recording={recording}
        preserveLog={settings.preserveLog}
        ownCalls={settings.ownCalls}
        filter={
          <FilterField
            text={settings.filter}
            problems={problems}
            onText={(filter) => on.settings({ filter })}
            onLeave={focusList}
          />
        }
        onView={on.view}
        onClear={on.clear}
        onRecord={on.record}
        onPreserveLog={(preserveLog) => on.settings({ preserveLog })}
        onOwnCalls={(ownCalls) => on.settings({ ownCalls })}
      >
        <ExportButton {...props} visibleCalls={visibleCalls} calls={calls} />
      </Toolbar>
      {view !== 'calls' ? (
        <OtherView
          {...{ view, calls, facts, learning, learnedFor, now }}
          onErase={(environmentId) => void erasing.erase(environmentId)}
          onLeave={() => leave(view, on.view)}
        />
      ) : calls.length === 0 ? (
        <Empty host={hostOf(facts)} onReload={on.reload} />
      ) : (
        <ReplayDeskProvider panel={props} calls={calls}>
          <CallsView {...props} visibleCalls={visibleCalls} />
        </ReplayDeskProvider>
      )}
      <ErasureNotice erasing={erasing} environments={facts.environments} />
      <Foot {...props} calls={calls} visibleCalls={visibleCalls} learnedFor={learnedFor} />
    </>
  );
}

/** The keyboard goes on where it went into the view. */
function leave(view: PanelView, show: (view: PanelView) => void): void {
  show('calls');
  document.querySelector<HTMLElement>(`[data-testid="view-${view}"]`)?.focus();
}

function focusList(): void {
  document.querySelector<HTMLElement>('[role="grid"]')?.focus();
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

function hostOf({ environments }: InjectionFacts): string {
  return environments.map(({ origin }) => new URL(origin).host).join(', ');
}

import { lazily } from '../../../ui/lazily.tsx';
import { useEscapeIn } from '../frame/use-escape-in.ts';
import { type PanelView, usePanel } from '../panel-context.ts';

import { AdviceView } from './advice-view.tsx';
import { LearningView } from './learning-view.tsx';
import { LookupView } from './lookup-view.tsx';
import * as styles from './views.module.css';

const { Part: SessionsView } = lazily(
  async () => (await import('../sessions/sessions-view.tsx')).SessionsView,
);

const { Part: EndpointsView } = lazily(
  async () => (await import('../endpoints/endpoints-view.tsx')).EndpointsView,
);

/** A view in place of list and detail. */
export function OtherView({ view }: { view: Exclude<PanelView, 'calls'> }) {
  const { elements, on } = usePanel();
  useEscapeIn(true, () => {
    on.view('calls');
    // The focus returns to the button that opened the view.
    elements.viewButtons.get(view)?.focus();
  });
  return (
    <main class={styles.view} data-testid={`${view}-view`}>
      {view === 'advice' && <AdviceView />}
      {view === 'lookup' && <LookupView />}
      {view === 'learning' && <LearningView />}
      {view === 'endpoints' && <EndpointsView />}
      {view === 'sessions' && <SessionsView />}
    </main>
  );
}

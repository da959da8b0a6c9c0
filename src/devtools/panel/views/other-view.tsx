import { useEscapeIn } from '../frame/use-escape-in.ts';
import type { PanelView } from '../panel-props.ts';
import { AdviceView } from './advice-view.tsx';
import { LearningView } from './learning-view.tsx';
import { LookupView } from './lookup-view.tsx';
import type { ViewProps } from './view-props.ts';

interface OtherViewProps extends ViewProps {
  readonly view: Exclude<PanelView, 'calls'>;
  /** back to the list */
  readonly onLeave: () => void;
}

/** A view that takes the place of the list and the detail. */
export function OtherView({ view, onLeave, ...props }: OtherViewProps) {
  useEscapeIn(true, onLeave);
  return (
    <main class="view" data-testid={`${view}-view`}>
      {view === 'advice' && <AdviceView {...props} />}
      {view === 'lookup' && <LookupView {...props} />}
      {view === 'learning' && <LearningView {...props} />}
    </main>
  );
}

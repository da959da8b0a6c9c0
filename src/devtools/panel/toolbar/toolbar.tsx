import type { ComponentChildren } from 'preact';
import { useLanguage } from '../../../ui/language/language.ts';
import type { PanelView } from '../view/panel-view.ts';
import { ViewButtons } from './view-buttons.tsx';

interface ToolbarProps {
  readonly view: PanelView;
  readonly isEmpty: boolean;
  readonly onView: (view: PanelView) => void;
  readonly onClear: () => void;
  /** further buttons, at the end */
  readonly children?: ComponentChildren;
}

/** What acts on the whole list, and the ways to the other views. */
export function Toolbar({ view, isEmpty, onView, onClear, children }: ToolbarProps) {
  const { say } = useLanguage();
  return (
    <header class="bar">
      <h1 class="visually-hidden">{say('panelTitle')}</h1>
      <button type="button" class="quiet" data-testid="clear" disabled={isEmpty} onClick={onClear}>
        {say('clear')}
      </button>
      <span class="bar-end">
        <ViewButtons view={view} onView={onView} />
        {children}
      </span>
    </header>
  );
}

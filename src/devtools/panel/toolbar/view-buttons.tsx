import type { MessageKey } from '../../../platform/i18n.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import type { PanelView } from '../view/panel-view.ts';

/** The views that can be opened, in the order of their buttons. */
const OTHER_VIEWS: readonly (readonly [PanelView, MessageKey])[] = [
  ['advice', 'viewAdvice'],
  ['lookup', 'viewLookup'],
  ['learning', 'viewLearning'],
];

interface ViewButtonsProps {
  readonly view: PanelView;
  readonly onView: (view: PanelView) => void;
}

/** One button a view; the one that is open leads back to the list. */
export function ViewButtons({ view, onView }: ViewButtonsProps) {
  const { say } = useLanguage();
  return OTHER_VIEWS.map(([each, label]) => (
    <button
      key={each}
      type="button"
      class="quiet"
      aria-pressed={view === each}
      data-testid={`view-${each}`}
      onClick={() => onView(view === each ? 'calls' : each)}
    >
      {say(label)}
    </button>
  ));
}

import type { ListedExchange } from '../list/listed-exchange.ts';
import type { PanelView } from './panel-view.ts';

interface OtherViewProps {
  readonly view: Exclude<PanelView, 'exchanges'>;
  /** every exchange of the log, oldest first */
  readonly listed: readonly ListedExchange[];
}

/** A view that takes the place of the list and the detail. */
export function OtherView({ view }: OtherViewProps) {
  switch (view) {
    case 'advice':
    case 'lookup':
    case 'learning':
      return null;
  }
}

import type { BodyStore } from '../feed/body-store.ts';
import type { ListedExchange } from '../list/listed-exchange.ts';
import type { Act } from './verdict/action-button.tsx';

/** What every tab of the detail is given. */
export interface DetailProps {
  readonly listed: ListedExchange;
  readonly now: number;
  readonly act: Act;
  /** answers the body of an exchange by its key */
  readonly bodies: Pick<BodyStore, 'read'>;
}

import type { ReplayResult } from '../../../../messaging/protocol.ts';
import type { PageProblem } from '../../../../ui/live/carry-out.ts';

/** The last time that a call was sent again. */
export type Attempt =
  | { readonly state: 'pending' }
  | { readonly state: 'not sent'; readonly problem: PageProblem['code'] }
  | {
      readonly state: 'sent';
      /** of the new call in the list */
      readonly key: string;
      readonly outcome: ReplayResult['outcome'];
      /** of the answer only the beginning was read */
      readonly cut: boolean;
    };

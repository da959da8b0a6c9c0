import type { Learning } from '../../storage/public/learning.ts';
import type { PanelSettings } from '../../storage/public/panel-settings.ts';
import type { SharedItem } from '../../storage/public/shared-item.ts';
import type { InjectionFacts } from '../../ui/live/injection-view-of.ts';
import type { BodyStore } from './calls/body-store.ts';
import type { RecordedCall } from './calls/call.ts';
import type { CallLog } from './calls/call-log.ts';
import type { Redact } from './redaction/redact.ts';
import type { Replays } from './replay/use-replays.ts';
import type { ChangeSettings } from './use-panel-settings.ts';
import type { Act } from './verdict/action-button.tsx';

/** What the panel draws. */
export interface PanelProps {
  readonly facts: InjectionFacts;
  readonly log: CallLog;
  /** ms since the epoch */
  readonly now: number;
  readonly view: PanelView;
  readonly settings: PanelSettings;
  /** what earlier calls have taught */
  readonly learning: Learning;
  readonly recording: boolean;
  /** the page's first requests may lie before the DevTools: a reload would list them */
  readonly mayMissEarlier: boolean;
  readonly act: Act;
  readonly bodies: Pick<BodyStore, 'read'>;
  readonly redact: Redact;
  /** of the extension: a file says what made it */
  readonly version: string;
  readonly replays: Replays;
  readonly on: PanelActs;
}

/** What the user may do in it. */
interface PanelActs {
  readonly view: (view: PanelView) => void;
  readonly settings: ChangeSettings;
  readonly record: (recording: boolean) => void;
  /** changes what is learnt, in every open panel; throws where it cannot be written */
  readonly learn: SharedItem<Learning>['change'];
  readonly select: (key: string | null) => void;
  readonly clear: () => void;
  readonly reload: () => void;
  /** lists a call that no page made */
  readonly add: (call: RecordedCall) => void;
}

/** What the panel shows: the list of calls, or one of the views that look at all of them. */
export type PanelView = 'calls' | 'advice' | 'lookup' | 'learning';

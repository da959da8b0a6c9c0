import type { BodyStore } from '../calls/body-store.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import type { Redact } from '../redaction/redact.ts';
import type { Act } from '../verdict/action-button.tsx';

/** What every tab of the detail is given. */
export interface DetailProps {
  readonly call: DiagnosedCall;
  readonly now: number;
  readonly act: Act;
  /** answers the body of a call by its key */
  readonly bodies: Pick<BodyStore, 'read'>;
  /** takes the secrets out of what is shown */
  readonly redact: Redact;
  readonly view: DetailView;
  readonly onView: (changes: Partial<DetailView>) => void;
}

/** A part of a message that can be folded away; it stays so for other calls. */
export type SectionName = 'sent' | 'received' | 'query' | 'body';

export type BodyAs = 'tree' | 'raw';

export type CodeAs = 'curl' | 'powershell' | 'fetch';

/** How the tabs are set; it stays when another call is selected. */
export interface DetailView {
  readonly folded: readonly SectionName[];
  readonly bodyAs: BodyAs;
  readonly codeAs: CodeAs;
}

export const FIRST_VIEW: DetailView = {
  folded: ['received'],
  bodyAs: 'tree',
  // A command for other shells means something else to those of Windows, and part of it could run.
  codeAs: navigator.userAgent.includes('Windows') ? 'powershell' : 'curl',
};

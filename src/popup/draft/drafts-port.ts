import type { DraftOutline } from '../../import/form-draft.ts';
import type { AppStatus } from '../../storage/public/status.ts';
import type { FormSubject } from '../form/form-subject.ts';

/** What the background keeps of forms, as pages may see it: without secrets. */
export interface DraftsPort {
  /** The draft of a form; null: there is none. */
  readonly of: (subject: FormSubject) => DraftOutline | null;
  /** A text that was selected on a page waits for the form. */
  readonly hasSelection: boolean;
  /** The form to open at once: the one that was open when the popup closed, or in a tab the last one. */
  readonly toOpen: (apps: readonly AppStatus[]) => FormSubject | null;
  /** Opens the form in a tab, where it stays; null: this page is that tab. */
  readonly continueInTab: (() => Promise<void>) | null;
}

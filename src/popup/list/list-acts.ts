import type { TokenSetStatus } from '../../storage/public/status.ts';
import type { FormSubject } from '../form/form-subject.ts';

/** The actions of the list's buttons; `id` is that of an app or a token set. */
export interface ListActs {
  readonly choose: (tokenSetId: string) => void;
  readonly refresh: (tokenSetId: string) => void;
  readonly tryPrevious: (tokenSetId: string) => void;
  readonly allowWrites: (tokenSetId: string, minutes: number) => void;
  /** The user has read which scopes were removed. */
  readonly dismissWithdrawn: (tokenSet: TokenSetStatus) => void;
  readonly copyAccessToken: (tokenSet: TokenSetStatus) => void;
  readonly remove: (id: string) => void;
  readonly undo: (id: string) => void;
  readonly open: (subject: FormSubject) => void;
}

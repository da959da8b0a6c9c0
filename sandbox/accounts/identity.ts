import type { Role } from './account.ts';

/** The account and user behind a request. */
export interface Identity {
  readonly userId: number;
  readonly accountId: number;
  readonly role: Role;
  /** null for people who logged in */
  readonly tokenSetId: number | null;
}

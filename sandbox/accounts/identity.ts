import type { Role } from './account.ts';

/** Whom a request speaks for. */
export interface Identity {
  readonly userId: number;
  readonly accountId: number;
  readonly role: Role;
  /** null for people who logged in */
  readonly tokenSetId: number | null;
}

import type { Migrations } from '../stored-item.ts';

/** The version in which apps, token sets and deletions are written. */
export const RECORD_VERSION = 2;

/** Migrations of token sets. Each one handles the shapes of its time, and is never changed again. */
export const tokenSetMigrations: Migrations = { 2: withDoubt };

/** Version 1 derived a lost answer from the cause of the backoff; now it is a fact of its own. */
function withDoubt(older: unknown): unknown {
  const { refresh } = Object(older);
  const { state, cause } = Object(refresh);
  if (state !== 'backing off' && state !== 'wrong client') return older;
  const doubt = ['network', 'timeout', 'server error', 'not json'].includes(Object(cause).kind);
  return { ...Object(older), refresh: { ...Object(refresh), doubt } };
}

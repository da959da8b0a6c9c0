import type { Migrations } from '../stored-item.ts';

/** The version that apps, token sets and deletions are written in. */
export const RECORD_VERSION = 2;

/** How a token set of an older version is read. Each is about the shapes of its time, and is never changed again. */
export const tokenSetMigrations: Migrations = { 2: withDoubt };

/** Whether an earlier answer may have been lost was told by the cause of the wait; now it is a fact of its own. */
function withDoubt(older: unknown): unknown {
  const { refresh } = Object(older);
  const { state, cause } = Object(refresh);
  if (state !== 'backing off' && state !== 'wrong client') return older;
  const doubt = ['network', 'timeout', 'server error', 'not json'].includes(Object(cause).kind);
  return { ...Object(older), refresh: { ...Object(refresh), doubt } };
}

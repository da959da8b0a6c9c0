import type { App } from '../../oauth/app.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { RecordDatabase } from '../../platform/indexed-db.ts';
import { within } from '../../platform/within.ts';
import { dropped } from '../../trace.ts';
import type { Arrangement } from '../public/arrangement.ts';
import {
  arrangementRecord,
  decodeApp,
  decodeArrangement,
  decodeTokenSet,
  envelope,
  isOfNewerVersion,
  KEY,
  keysOf,
} from './records.ts';

/**
 * SECRET: a second copy of apps and token sets in another backend, without any guarantee: every method fails quietly if
 * the browser offers no database (Firefox in some private modes).
 */
export interface SecondCopy {
  readonly keep: (records: {
    readonly apps?: readonly App[];
    readonly tokenSets?: readonly TokenSet[];
    readonly arrangement?: Arrangement | null;
  }) => Promise<void>;
  readonly read: () => Promise<Copied>;
  readonly erase: (ids: readonly string[]) => Promise<void>;
}

export interface Copied {
  readonly apps: readonly App[];
  readonly tokenSets: readonly TokenSet[];
  readonly arrangement: Arrangement | null;
}

/** No token waits longer for the second copy. */
const TIME_LIMIT_MS = 5_000;

export function secondCopy(database: RecordDatabase): SecondCopy {
  return {
    async keep({ apps = [], tokenSets = [], arrangement = null }) {
      const records = Object.fromEntries([
        ...apps.map((app): [string, unknown] => [KEY.app + app.id, envelope(app)]),
        ...tokenSets.map((set): [string, unknown] => [KEY.tokenSet + set.id, envelope(set)]),
        ...arrangementRecord({ arrangement }),
      ]);
      await within(TIME_LIMIT_MS, database.putEach(records, unlessOlder)).catch(
        dropped('copy write', undefined),
      );
    },
    async read() {
      const all = await within(TIME_LIMIT_MS, readAll(database)).catch(dropped('copy read', {}));
      const records = Object.entries(all);
      return {
        apps: records.flatMap(([key, stored]) => (key.startsWith(KEY.app) ? (decodeApp(stored) ?? []) : [])),
        tokenSets: records.flatMap(([key, stored]) =>
          key.startsWith(KEY.tokenSet) ? (decodeTokenSet(stored) ?? []) : [],
        ),
        arrangement: decodeArrangement(Object(all)[KEY.arrangement]),
      };
    },
    async erase(ids) {
      await within(TIME_LIMIT_MS, database.remove(ids.flatMap(keysOf))).catch(
        dropped('copy removal', undefined),
      );
    },
  };
}

/** One unreadable record makes a read of all fail: then each is read alone, so that it hides no other. */
async function readAll(database: RecordDatabase): Promise<Readonly<Record<string, unknown>>> {
  const all = await database.getAll().catch(dropped('copy read', undefined));
  if (all) return all;
  const keys = await database.keys().catch(dropped('copy read', []));
  const records = keys.map(async (key) => [
    key,
    await database.get(key).catch(dropped('copy read of one', undefined)),
  ]);
  return Object.fromEntries(await Promise.all(records));
}

/**
 * An older generation never replaces a newer one, and nothing replaces a record of a newer version of the extension.
 * Apps have no generation: the last write wins.
 */
function unlessOlder(there: unknown, offered: unknown): unknown {
  if (isOfNewerVersion(there)) return undefined;
  const before = decodeTokenSet(there);
  const after = decodeTokenSet(offered);
  return before && after && before.generation > after.generation ? undefined : offered;
}

import type { InjectionPolicy } from '../../injection/policy.ts';
import { nextWanted } from '../../oauth/refresh-machine.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';
import { withoutDeleted } from '../../storage/secret/credentials.ts';
import { deletionWake } from '../commands/deletions.ts';

/** The longest time of a request: our time limit and some margin. */
const FLIGHT_MS = 30_000;

const RETRY_SAVING_MS = 30_000;

/** Overdue work is already running; wake again after this long in case it dies. */
const OVERDUE_MS = 60_000;

/**
 * When the background must be awake next (ms since the epoch): a refresh is due, an access token and its rules end, an
 * attempt must have an outcome, a token waits to be saved, a deletion becomes final, a pause or a write permission
 * ends. While the vault is locked, only saving and deletions count. Null: never.
 */
export function nextWake(credentials: Credentials, policy: InjectionPolicy, now: number): number | null {
  const { tokenSets, lock } = withoutDeleted(credentials);
  const times = tokenSets.flatMap(({ refresh, expiresAt }) => {
    const open = refresh.state === 'in flight' || refresh.state === 'unknown outcome';
    const wanted = open ? refresh.attempt.startedAt + FLIGHT_MS : nextWanted(refresh);
    // An access token that has ended has no rules to remove.
    return [wanted, expiresAt !== null && expiresAt > now ? expiresAt : null];
  });
  const deletions = credentials.deletions.map((each) =>
    each.state === 'pending' ? deletionWake(each, now) : null,
  );
  const saving = Object.keys(credentials.unsaved).length > 0 ? now + RETRY_SAVING_MS : null;
  const ending = [policy.pausedUntil, ...Object.values(policy.writeGuards).map((guard) => guard.writesUntil)];
  const ends = ending.filter((time) => time !== null && time > now);
  const unlocked = lock === 'open' ? [...times, ...ends] : [];
  const due = [...unlocked, ...deletions, saving].flatMap((time) => (time === null ? [] : [time]));
  if (due.length === 0) return null;
  return Math.min(...due.map((time) => (time <= now ? now + OVERDUE_MS : time)));
}

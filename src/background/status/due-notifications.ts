import type { Notified } from '../../storage/public/notified.ts';
import type { Status } from '../../storage/public/status.ts';

/** A token set that stays dead until a person acts. */
export interface DueNotification {
  /** of the token set */
  readonly id: string;
  readonly label: string;
}

/** What the user was not told of yet, and everything that counts as told from now on. */
export function dueNotifications(
  { apps }: Status,
  notified: Notified,
): { readonly due: readonly DueNotification[]; readonly notified: Notified } {
  const refused = apps.flatMap(({ tokenSets }) =>
    tokenSets.flatMap(({ id, label, refresh }) =>
      refresh.state === 'rejected' || refresh.state === 'wrong client' ? [{ id, label, at: refresh.at }] : [],
    ),
  );
  return {
    due: refused.filter(({ id, at }) => notified[id] !== at).map(({ id, label }) => ({ id, label })),
    notified: Object.fromEntries(refused.map(({ id, at }) => [id, at])),
  };
}

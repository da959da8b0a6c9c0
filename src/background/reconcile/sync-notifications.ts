import type { Notified } from '../../storage/public/notified.ts';
import type { Status } from '../../storage/public/status.ts';
import type { StoredItem } from '../../storage/stored-item.ts';
import { storedText } from '../../storage/stored-text.ts';
import { type DueNotification, dueNotifications } from '../status/due-notifications.ts';

export interface NotificationsPort {
  readonly notified: Pick<StoredItem<Notified>, 'get' | 'set'>;
  /** Tells the user, if the user wants to be told. */
  readonly show: (due: DueNotification) => Promise<void>;
}

/** Tells of each refusal once. It is noted first: a worker that dies in between must not tell it at every start. */
export async function syncNotifications(
  { notified: item, show }: NotificationsPort,
  status: Status,
): Promise<void> {
  const before = (await item.get()) ?? {};
  const { due, notified } = dueNotifications(status, before);
  if (storedText(notified) !== storedText(before)) await item.set(notified);
  await Promise.all(due.map(show));
}

import type { Handlers } from '../../messaging/serve.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { type Credentials, withoutDeleted } from '../../storage/secret/credentials.ts';
import type { StatusItems } from '../reconcile/sync-status.ts';
import type { SessionLife } from '../session-life/session-life.ts';
import { saysTheSame, statusOf } from '../status/status-of.ts';

export interface StatusCommandParts {
  readonly store: Pick<CredentialStore, 'read' | 'dismissRecovery'>;
  readonly session: Pick<SessionLife, 'acknowledge'>;
  readonly status: Pick<StatusItems, 'onDisk' | 'standIn'>;
  /** ms since the epoch */
  readonly now: () => number;
  /** Resolves when this start has restored what the disk lost. */
  readonly restored: () => Promise<void>;
  readonly changed: () => Promise<void>;
}

type StatusCommand = 'status.write' | 'recovery.dismiss' | 'session.acknowledge';

/** The commands about what pages show. */
export function statusCommands(parts: StatusCommandParts): Pick<Handlers, StatusCommand> {
  const { store, session, changed } = parts;
  return {
    async 'status.write'() {
      // At the same time: a page that woke the background waits for it.
      const [credentials, isWritten] = await Promise.all([store.read(), writtenStatus(parts)]);
      if (isWritten(credentials)) return { apps: withoutDeleted(credentials).apps.length };
      // A status of less than there is would show the first run.
      await parts.restored();
      await changed();
      return { apps: withoutDeleted(await store.read()).apps.length };
    },
    async 'recovery.dismiss'() {
      await store.dismissRecovery();
      await changed();
      return null;
    },
    async 'session.acknowledge'() {
      await session.acknowledge();
      await changed();
      return null;
    },
  };
}

/** Judges whether pages find the right status already: every start reconciles anyway, after the answer. */
async function writtenStatus({
  status,
  now,
}: StatusCommandParts): Promise<(credentials: Credentials) => boolean> {
  // What cannot be read is written again, which reports the error.
  const [onDisk, standIn] = await Promise.all([
    status.onDisk.get().catch(() => undefined),
    status.standIn.get().catch(() => undefined),
  ]);
  return (credentials) => !standIn && saysTheSame(onDisk, statusOf(credentials, now()));
}

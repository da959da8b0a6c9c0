import { coalesce } from '../../../../src/background/coalesce.ts';
import { credentialCommands } from '../../../../src/background/commands/credential-commands.ts';
import { deletionCommands } from '../../../../src/background/commands/deletion-commands.ts';
import { logInCommands } from '../../../../src/background/commands/log-in-commands.ts';
import { reconciler } from '../../../../src/background/reconcile/reconcile.ts';
import { sendTokenRequest } from '../../../../src/background/refresh/send-token-request.ts';
import { type TokenLife, tokenLife } from '../../../../src/background/refresh/token-life.ts';
import { PRODUCTION, tokenEndpoint } from '../../../../src/inventorum/environment.ts';
import type { Handlers } from '../../../../src/messaging/serve.ts';
import { type History, historyKey, withEntry } from '../../../../src/storage/public/history.ts';
import { credentialStore } from '../../../../src/storage/secret/credential-store.ts';
import { secondCopy } from '../../../../src/storage/secret/second-copy.ts';
import { storedItem } from '../../../../src/storage/stored-item.ts';
import { simulatedArea } from '../disk/simulated-area.ts';
import { simulatedDatabase } from '../disk/simulated-database.ts';
import type { Life } from '../life.ts';
import { simulatedFetch } from '../server/simulated-network.ts';
import type { Machine } from './machine.ts';
import { statusIn, viewIn } from './public-items.ts';

/** The background script of one life, composed like in src/background/index.ts, but with simulated parts. */
export interface Background {
  readonly life: Life;
  readonly tokens: TokenLife;
  readonly commands: Pick<
    Handlers,
    | 'token-set.refresh'
    | 'token-set.edit'
    | 'token-set.try-previous'
    | 'token-set.log-in'
    | 'app.edit'
    | 'item.delete'
    | 'item.undelete'
  >;
}

export function background(machine: Machine, life: Life): Background {
  const { scheduler, time, random, locks, disks } = machine;
  const context = { life, scheduler, time };
  const local = simulatedArea(disks.local, context);
  const session = simulatedArea(disks.session, context);
  const store = credentialStore({
    local,
    session,
    copy: secondCopy(simulatedDatabase(disks.copy, context)),
    vault: machine.vault,
  });
  const endpointOf = async () => tokenEndpoint(PRODUCTION);
  const lock = <T>(name: string, task: () => Promise<T>) => locks.run(life, name, task);
  const changed = coalesce(
    reconciler({
      store,
      now: time.wall,
      viewOf: (credentials) => viewIn({ local, session }, credentials, time.wall()),
      rules: machine.rules.portOf(life),
      permissions: { asked: async () => [], isFresh: () => false, giveBack: async () => true },
      browserFacts: { get: async () => undefined, set: async () => undefined },
      status: statusIn({ local, session }),
      notifications: {
        notified: { get: async () => undefined, set: async () => undefined },
        show: async () => undefined,
      },
      alarm: machine.alarm.portOf(life),
      action: {
        words: () => WORDS,
        draw: ({ badge }) => draw(machine, life, badge),
        drawInTab: async () => undefined,
      },
      onInjecting: () => undefined,
    }),
  );

  const send = sendTokenRequest({
    fetch: simulatedFetch(life, machine),
    stayAwake: () => scheduler.call(life, { lane: 'awake', label: 'stays awake', apply: () => undefined }),
    lock: store.lock,
    endpointOf,
  });
  const tokens = tokenLife({
    store,
    moment: () => ({ now: time.wall(), random: random.next() }),
    send: (app, refreshToken) => send(app, { type: 'refresh_token', refreshToken }),
    lock,
    async note(tokenSetId, entry) {
      const item = storedItem<History>(local, historyKey(tokenSetId), { current: 1 });
      await item.set(withEntry(await item.get(), entry));
    },
    changed,
    later: (ms, task) => void time.after(ms, () => machine.track(task())),
  });

  const parts = { store, now: time.wall, newId: () => 'unused', lock, changed };

  return {
    life,
    tokens,
    commands: {
      ...credentialCommands({
        ...parts,
        refresher: {
          ...tokens.refresher,
          refresh: (id, asking) => machine.asked(life, { id, asking }, tokens.refresher.refresh(id, asking)),
        },
        offerAsDefault: async () => undefined,
      }),
      ...logInCommands({ ...parts, send, offerAsDefault: async () => undefined }),
      ...deletionCommands({
        ...parts,
        settleLater: () => machine.track(tokens.settleDeletions()),
        refreshDueLater: () => machine.track(tokens.refresher.refreshDue()),
      }),
    },
  };
}

function draw({ scheduler, toolbar }: Machine, life: Life, badge: string): Promise<void> {
  return scheduler.call(life, {
    lane: 'action',
    label: `draws "${badge}"`,
    apply() {
      toolbar.badge = badge;
    },
  });
}

const WORDS = {
  off: '',
  locked: '',
  paused: '',
  nothing: '',
  attention: () => '',
  withheld: () => '',
  sends: () => '',
};

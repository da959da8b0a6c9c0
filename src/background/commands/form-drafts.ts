import {
  type FormDrafts,
  livingDrafts,
  nextExpiry,
  outlinesOf,
  withKeptSecrets,
  withoutForm,
  withTyped,
} from '../../import/form-draft.ts';
import type { CompletesInput, Handlers } from '../../messaging/serve.ts';
import type { WithLock } from '../../platform/locks.ts';
import type { DraftStore } from '../../storage/secret/draft-store.ts';
import { dropped } from '../../trace.ts';

export interface FormDraftParts {
  readonly store: DraftStore;
  /** ms since the epoch */
  readonly now: () => number;
  readonly lock: WithLock;
  /** `expire` is called about then, or later. */
  readonly wakeAt: (at: number) => Promise<void>;
}

interface KeptForms extends CompletesInput {
  readonly commands: Pick<Handlers, 'draft.keep' | 'draft.discard'>;
  /** Removes the drafts that are too old. Never throws. */
  readonly expire: () => Promise<void>;
}

/** What is typed in forms, kept until it is saved, discarded or thirty minutes old. */
export function formDrafts({ store, now, lock, wakeAt }: FormDraftParts): KeptForms {
  async function change(next: (drafts: FormDrafts) => FormDrafts): Promise<FormDrafts> {
    return await lock('drafts', async () => {
      const drafts = livingDrafts(next(await store.read()), now());
      await store.write(drafts, outlinesOf(drafts));
      const expiry = nextExpiry(drafts);
      if (expiry !== null) await wakeAt(expiry);
      return drafts;
    });
  }

  async function end(form: string): Promise<void> {
    await change((drafts) => withoutForm(drafts, form)).catch(dropped('draft removal', undefined));
  }

  return {
    commands: {
      async 'draft.keep'(typed) {
        const kept = await change((drafts) => withTyped(drafts, typed, now())).catch(
          dropped('draft write', {} as FormDrafts),
        );
        return { kept: kept[typed.form] !== undefined };
      },
      async 'draft.discard'({ form }) {
        await end(form);
        return null;
      },
    },
    async complete(form, input) {
      const drafts = await store.read().catch(dropped('draft read', {} as FormDrafts));
      const draft = livingDrafts(drafts, now())[form];
      return draft ? withKeptSecrets(input, draft) : input;
    },
    end,
    expire: () => change((drafts) => drafts).then(() => undefined, dropped('draft expiry', undefined)),
  };
}

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DraftOutline, TypedForm } from '../../import/form-draft.ts';
import { type Call, carryOut } from '../../messaging/carry-out.ts';
import type { FormField, FormSubject } from '../form/form-subject.ts';
import type { AsTyped, FormInput } from '../form/input.ts';
import { formName } from './draft-form.ts';
import { draftKeeper } from './draft-keeper.ts';
import type { DraftsPort } from './drafts-port.ts';
import { isTyped, type KeptSecrets, typedForm, withoutKept } from './typed-form.ts';

interface DraftParts {
  readonly subject: FormSubject;
  readonly environmentId: string;
  readonly call: Call;
  /** null: nothing is kept */
  readonly drafts: DraftsPort | null;
  /** that the form opened with; null: none */
  readonly draft: DraftOutline | null;
}

interface Typing {
  readonly input: FormInput;
  readonly asTyped: AsTyped;
}

interface UsedDraft {
  /** secrets that the background has and the page has not */
  readonly kept: KeptSecrets;
  /** there is something to discard */
  readonly isTyped: boolean;
  /** Drops a secret that is kept. */
  readonly forget: (name: FormField['name']) => void;
  readonly forgetAll: () => void;
  readonly discard: () => void;
  /** The form closes and its draft stays, but the popup does not open on it. */
  readonly leave: () => void;
  /** Sends all that is typed, and goes on in a tab. */
  readonly continueInTab: () => Promise<void>;
  /** Sends the command that saves the form; the background fills in the secrets that are kept. */
  readonly save: Call;
}

/** Lets the background keep what is typed in a form until it is saved or discarded. */
export function useDraft(parts: DraftParts, typing: Typing): UsedDraft {
  const { subject, call, drafts, draft } = parts;
  const form = formName(subject);
  const [kept, setKept] = useState<KeptSecrets>(draft?.secrets ?? {});
  const [keeper] = useState(() => draftKeeper((typed) => tell(call, form, typed)));
  const typed = typedForm(subject, { ...typing, kept, environmentId: parts.environmentId });
  const hasText = isTyped(subject, { ...typing, kept });
  const text = JSON.stringify(typed);
  const told = useRef({ text, any: draft !== null, isOver: false });

  function keep(isOpen: boolean): void {
    if (drafts && !told.current.isOver) keeper.keep(hasText ? { ...typed, isOpen } : null);
  }

  // Before the browser can close the popup.
  useLayoutEffect(() => {
    if (text === told.current.text) return;
    if (hasText || told.current.any) keep(drafts?.continueInTab != null);
    told.current = { ...told.current, text, any: hasText };
  });

  useEffect(() => {
    addEventListener('pagehide', keeper.flush);
    return () => removeEventListener('pagehide', keeper.flush);
  }, [keeper]);

  return {
    kept,
    isTyped: hasText,
    forget: (name) => setKept((before) => withoutKept(before, name)),
    forgetAll: () => setKept({}),
    discard() {
      if (told.current.any) keeper.keep(null);
      told.current.isOver = true;
    },
    leave() {
      if (told.current.any) keep(false);
      told.current.isOver = true;
    },
    async continueInTab() {
      if (drafts) keeper.keep({ ...typed, isOpen: true });
      await keeper.settled();
      await drafts?.continueInTab?.();
    },
    async save(command, input) {
      if (!drafts) return await call(command, input);
      await keeper.settled();
      return await call(command, input, form);
    },
  };
}

/** A draft that is not kept is still in the form. */
async function tell(call: Call, form: string, typed: TypedForm | null): Promise<void> {
  if (typed) await carryOut(call, 'draft.keep', typed);
  else await carryOut(call, 'draft.discard', { form });
}

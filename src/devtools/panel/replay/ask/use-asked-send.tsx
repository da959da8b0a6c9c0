import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { isSafeMethod } from '../../../../injection/injection-view.ts';
import { useReplayDesk } from '../desk.ts';
import type { UnaskedDraft } from '../form/replay-form.ts';
import { AskDialog } from './ask-dialog.tsx';

interface AskedSend {
  readonly send: (draft: UnaskedDraft) => void;
  /** to be drawn where sending is offered: the question, while it is asked */
  readonly question: VNode | null;
}

/** Sends a call again: at once where it only reads, else when the user has agreed to it. */
export function useAskedSend(originalKey: string): AskedSend {
  const { replays } = useReplayDesk();
  const [asked, setAsked] = useState<UnaskedDraft | null>(null);
  return {
    send(draft) {
      if (onlyReads(draft)) replays.send(originalKey, { ...draft, writeAgreed: false });
      else setAsked(draft);
    },
    question: asked && (
      <AskDialog
        draft={asked}
        onAnswer={(agreed) => {
          setAsked(null);
          if (agreed) replays.send(originalKey, { ...asked, writeAgreed: true });
        }}
      />
    ),
  };
}

function onlyReads({ method }: UnaskedDraft): boolean {
  return isSafeMethod(method);
}

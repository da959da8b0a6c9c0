import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { harEntry } from '../../../diagnosis/har/har-entry.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import type { CallBody } from '../calls/body-store.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { type PanelState, usePanel } from '../panel-context.ts';
import * as styles from './detail.module.css';

/** A call without its secrets, once it is read. */
export type Shown =
  | { readonly state: 'reading' }
  /** one of the extension's own calls, of which nothing more is kept */
  | { readonly state: 'nothing' }
  /** the background did not answer: nothing that may hold a secret is shown */
  | { readonly state: 'no answer'; readonly again: () => void }
  | ({ readonly state: 'shown' } & ShownCall);

/** `again` asks the browser for the body once more; null: it is being asked. */
interface ShownCall {
  readonly entry: HarEntry;
  readonly body: CallBody;
  readonly again: (() => void) | null;
}

type Asked = Pick<PanelState, 'bodies' | 'redact'> & { readonly call: DiagnosedCall };

type Wanted = 'with body' | 'without body';

const NO_BODY: CallBody = { kind: 'none' };

/**
 * Reads a call and replaces its secrets; customer data stays, because this is the developer's own screen. The response
 * body is fetched only if it is wanted.
 */
export function useShown(call: DiagnosedCall, wanted: Wanted): Shown {
  const { bodies, redact } = usePanel();
  const [round, setRound] = useState(0);
  const subject = `${call.key} ${wanted}`;
  const question = `${subject} ${round}`;
  const [read, setRead] = useState<Read | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of a call only the entry matters, which its end may change.
  useEffect(() => {
    const looking = new AbortController();
    const { signal } = looking;
    void shownOf({ call, bodies, redact }, wanted, signal).then((shown) => {
      if (!signal.aborted) setRead((before) => steady(before, { subject, question, shown }));
    });
    return () => looking.abort();
  }, [question, call.entry, bodies, redact]);
  const isRead = read?.question === question;
  const again = () => setRound(round + 1);
  // A button that asks again keeps its place and the focus.
  if (read?.subject === subject && typeof read.shown === 'object') {
    return { state: 'shown', ...read.shown, again: isRead ? again : null };
  }
  if (!isRead) return { state: 'reading' };
  return read.shown === 'nothing' ? { state: 'nothing' } : { state: 'no answer', again };
}

type Found = Omit<ShownCall, 'again'> | 'nothing' | 'no answer';

/** The last result, and what it was for. */
interface Read {
  readonly subject: string;
  readonly question: string;
  readonly shown: Found;
}

/** If redaction with new secrets gives the same result, nothing is rendered again, so that expanded parts stay open. */
function steady(before: Read | null, read: Read): Read {
  return before && JSON.stringify(before) === JSON.stringify(read) ? before : read;
}

async function shownOf({ call, bodies, redact }: Asked, wanted: Wanted, signal: AbortSignal): Promise<Found> {
  const body = wanted === 'with body' ? await bodies.read(call.key) : NO_BODY;
  const text = body.kind === 'text' ? body : ({ kind: 'left out', comment: '' } as const);
  const har = harEntry(call.entry, { ...text });
  if (!har) return 'nothing';
  const [entry] = (await redact([har], { personal: 'keep', signal }))?.value ?? [];
  return entry ? { entry, body } : 'no answer';
}

interface ShownPartsProps {
  readonly shown: Shown;
  readonly children: (shown: ShownCall) => ComponentChildren;
}

/** The redacted call, or why it is not shown. */
export function ShownParts({ shown, children }: ShownPartsProps) {
  const { say } = useLanguage();
  switch (shown.state) {
    case 'shown':
      return <div class={styles.detail}>{children(shown)}</div>;
    case 'reading':
      return (
        <p class={`${styles.reading} ${common.muted}`} data-testid="reading">
          {say('reading')}
        </p>
      );
    case 'nothing':
      return (
        <div class={styles.detail}>
          <p data-testid="nothing-kept">{say('nothingKept')}</p>
        </div>
      );
    case 'no answer':
      return (
        <div class={styles.detail}>
          <p data-testid="not-shown">{say('notShown')}</p>
          <p>
            <button type="button" data-testid="show-again" onClick={shown.again}>
              {say('tryAgain')}
            </button>
          </p>
        </div>
      );
  }
}

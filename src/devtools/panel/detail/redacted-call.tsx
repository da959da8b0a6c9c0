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

/** What may be shown of something, once it is read. */
type ShownState<T> =
  | { readonly state: 'reading' }
  /** one of the extension's own calls, of which nothing more is kept */
  | { readonly state: 'nothing' }
  /** the background did not answer: nothing that may hold a secret is shown */
  | { readonly state: 'no answer'; readonly again: () => void }
  | ({ readonly state: 'shown' } & T);

/** A call without its secrets, once it is read. */
export type Shown = ShownState<ShownCall>;

/** A call without its secrets, and its body as it came. */
export interface RedactedCall {
  readonly entry: HarEntry;
  readonly body: CallBody;
}

/** `again` asks the browser for the body once more; null: it is being asked. */
interface ShownCall extends RedactedCall {
  readonly again: (() => void) | null;
}

/** Calls without their secrets: a secret has the same placeholder in all of them. */
type ShownCalls = ShownState<{
  readonly calls: readonly RedactedCall[];
  readonly again: (() => void) | null;
}>;

type Asked = Pick<PanelState, 'bodies' | 'redact'> & { readonly calls: readonly DiagnosedCall[] };

type Wanted = 'with body' | 'without body';

const NO_BODY: CallBody = { kind: 'none' };

/**
 * Reads a call and replaces its secrets; customer data stays, because this is the developer's own screen. The response
 * body is fetched only if it is wanted.
 */
export function useShown(call: DiagnosedCall, wanted: Wanted): Shown {
  const shown = useShownCalls([call], wanted);
  if (shown.state !== 'shown') return shown;
  const [only] = shown.calls;
  return only ? { state: 'shown', ...only, again: shown.again } : { state: 'nothing' };
}

/** The same for several calls, as many at each rendering. */
export function useShownCalls(calls: readonly DiagnosedCall[], wanted: Wanted): ShownCalls {
  const { bodies, redact } = usePanel();
  const [round, setRound] = useState(0);
  const subject = `${calls.map(({ key }) => key).join(' ')} ${wanted}`;
  const question = `${subject} ${round}`;
  const [read, setRead] = useState<Read | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of a call only the entry matters, which its end may change.
  useEffect(() => {
    const looking = new AbortController();
    const { signal } = looking;
    void shownOf({ calls, bodies, redact }, wanted, signal).then((shown) => {
      if (!signal.aborted) setRead((before) => steady(before, { subject, question, shown }));
    });
    return () => looking.abort();
  }, [question, ...calls.map(({ entry }) => entry), bodies, redact]);
  const isRead = read?.question === question;
  const again = () => setRound(round + 1);
  // A button that asks again keeps its place and the focus.
  if (read?.subject === subject && typeof read.shown === 'object') {
    return { state: 'shown', calls: read.shown, again: isRead ? again : null };
  }
  if (!isRead) return { state: 'reading' };
  return read.shown === 'nothing' ? { state: 'nothing' } : { state: 'no answer', again };
}

type Found = readonly RedactedCall[] | 'nothing' | 'no answer';

/** The last result, and what it was for. */
interface Read {
  readonly subject: string;
  readonly question: string;
  readonly shown: Found;
}

/** If redaction with new secrets gives the same result, nothing is rendered again, so that expanded parts stay open. */
function steady(before: Read | null, read: Read): Read {
  if (before?.subject !== read.subject) return read;
  return JSON.stringify(before) === JSON.stringify(read) ? before : read;
}

/** Reads calls and replaces their secrets, in one go: null if nothing may be shown, or if that failed. */
export async function readRedacted(asked: Asked, wanted: Wanted): Promise<readonly RedactedCall[] | null> {
  const found = await shownOf(asked, wanted, new AbortController().signal);
  return typeof found === 'object' ? found : null;
}

async function shownOf(
  { calls, bodies, redact }: Asked,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Found> {
  const read = await Promise.all(
    calls.map(async ({ key }) => (wanted === 'with body' ? await bodies.read(key) : NO_BODY)),
  );
  const entries = calls.flatMap((call, i) => {
    const body = read[i];
    return harEntry(call.entry, body?.kind === 'text' ? { ...body } : LEFT_OUT) ?? [];
  });
  if (entries.length < calls.length) return 'nothing';
  // All at once, so that equal secrets get equal placeholders.
  const redacted = (await redact(entries, { personal: 'keep', signal }))?.value;
  return redacted ? redacted.map((entry, i) => ({ entry, body: read[i] ?? NO_BODY })) : 'no answer';
}

const LEFT_OUT = { kind: 'left out', comment: '' } as const;

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
      return <Reading />;
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

/** In place of what is not there yet. */
export function Reading() {
  const { say } = useLanguage();
  return (
    <p class={`${styles.reading} ${common.muted}`} data-testid="reading">
      {say('reading')}
    </p>
  );
}

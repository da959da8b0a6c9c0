import type { FunctionComponent } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Diagnosis } from '../../../diagnosis/verdict/verdict.ts';
import { API_PATH } from '../../../inventorum/environment.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { byteCount, clockSeconds, elapsed } from '../../../ui/language/measures.ts';
import { sayPhrase } from '../../../ui/language/phrase.ts';
import { Pill } from '../../../ui/parts/pill.tsx';
import { type CallSource, type DiagnosedCall, shownAddress } from '../calls/call.ts';
import { AppCell, EndpointCell, PageCell, type TimeSpan, WaterfallCell } from '../columns/column-cells.tsx';
import type { ColumnName, columnsOf } from '../columns/columns.ts';
import { noTokenAdvice } from '../verdict/no-token-words.ts';
import { NOT_TOLD } from '../verdict/not-told-words.ts';
import * as styles from './call-list.module.css';
import { senderName, statusTone, verdictPill } from './call-words.ts';
import * as statusStyles from './status.module.css';

interface CallRowProps {
  readonly id: string;
  /** among the listed calls */
  readonly index: number;
  /** px from the first row */
  readonly top: number;
  readonly call: DiagnosedCall;
  readonly now: number;
  readonly columns: ReturnType<typeof columnsOf>;
  /** class names of the grid's tracks */
  readonly tracks: string;
  /** null: no column needs it */
  readonly span: TimeSpan | null;
  readonly selected: boolean;
  /** others are compared with it */
  readonly marked: boolean;
}

/** The column cuts longer texts anyway. */
const LONGEST_CELL = 300;

/** One call in one line of fixed height; its texts are created again only if the call has changed. */
export function CallRow({
  id,
  index,
  top,
  call,
  now,
  columns,
  tracks,
  span,
  selected,
  marked,
}: CallRowProps) {
  return useMemo(
    () => <Line {...{ id, index, top, call, now, columns, tracks, span, selected, marked }} />,
    [id, index, top, call, now, columns, tracks, span, selected, marked],
  );
}

function Line(props: CallRowProps) {
  const { id, index, top, call, columns, tracks, selected } = props;
  const { exchange, diagnosis, key } = call;
  const address = shownAddress(exchange).slice(0, 4 * LONGEST_CELL);
  return (
    <div
      id={id}
      role="row"
      class={`${styles.row} ${tracks}`}
      style={{ top: `${top}px` }}
      data-testid="call"
      data-id={key}
      data-key={`${key} ${exchange.method} ${address}`}
      data-status={exchange.status}
      data-method={exchange.method}
      data-source={call.source}
      data-verdict={diagnosis.verdict.kind}
      aria-rowindex={index + 2}
      aria-selected={selected}
    >
      {columns.map(({ name }) => {
        const Cell = CELLS[name];
        return <Cell key={name} {...props} address={address} />;
      })}
    </div>
  );
}

interface CellProps extends CallRowProps {
  readonly address: string;
}

const CELLS: Readonly<Record<ColumnName, FunctionComponent<CellProps>>> = {
  status: StatusCell,
  method: ({ call }) => <span role="gridcell">{call.exchange.method.slice(0, LONGEST_CELL)}</span>,
  path: PathCell,
  endpoint: EndpointCell,
  verdict: ({ call }) => <VerdictCell diagnosis={call.diagnosis} />,
  token: TokenCell,
  app: AppCell,
  page: PageCell,
  size: SizeCell,
  duration: DurationCell,
  time: TimeCell,
  waterfall: ({ call, span }) => span && <WaterfallCell call={call} span={span} />,
};

function StatusCell({ call: { exchange } }: CallRowProps) {
  return (
    <span
      role="gridcell"
      class={`${common.mono} ${statusStyles.status}`}
      data-tone={statusTone(exchange.status)}
    >
      {exchange.status || '–'}
    </span>
  );
}

function PathCell({ call, marked, address }: CellProps) {
  const { exchange, source, pinned } = call;
  const path = (exchange.pathname.slice(API_PATH.length - 1) + exchange.search).slice(0, LONGEST_CELL);
  return (
    <span role="gridcell" class={common.mono} title={address}>
      {pinned && <Mark {...PINNED} testId="pinned" />}
      {marked && <Mark {...MARKED} testId="marked" />}
      {source !== 'page' && <Mark {...MARKS[source]} testId="source-mark" />}
      <bdi>{path}</bdi>
    </span>
  );
}

function SizeCell({ call: { size } }: CallRowProps) {
  const { tag } = useLanguage();
  return (
    <span role="gridcell" data-column="size" class={common.muted}>
      {size === null ? '–' : byteCount(tag, size)}
    </span>
  );
}

function DurationCell({ call }: CallRowProps) {
  const { tag } = useLanguage();
  return (
    <span role="gridcell" data-column="duration" class={common.muted}>
      {elapsed(tag, call.exchange.duration)}
    </span>
  );
}

function TimeCell({ call }: CallRowProps) {
  const { tag } = useLanguage();
  return (
    <span role="gridcell" data-column="time" class={common.muted}>
      {clockSeconds(tag, call.exchange.startedAt)}
    </span>
  );
}

function VerdictCell({ diagnosis }: { diagnosis: Diagnosis }) {
  const { say } = useLanguage();
  const [tone, words] = verdictPill(diagnosis);
  return (
    <span role="gridcell">
      {diagnosis.verdict.kind === 'ok' ? (
        <span class={common.muted}>{say(words)}</span>
      ) : (
        <Pill tone={tone} text={say(words)} testId="call-verdict" />
      )}
    </span>
  );
}

/** The token set; "none" shows the reason as a tooltip. */
function TokenCell({ call: { exchange, diagnosis, explanation, copy }, now }: CallRowProps) {
  const language = useLanguage();
  const { sender } = diagnosis;
  const tail = 'tail' in sender ? sender.tail : '';
  const isNameless = sender.kind === 'none' || sender.kind === 'not told';
  const because = explanation.sends ? 'should have been sent' : explanation.because;
  const none = () => sayPhrase(language, noTokenAdvice(because, exchange.asked.initiator), now);
  const why = sender.kind === 'not told' ? language.say(NOT_TOLD[sender.because]) : null;
  const name = senderName(language, diagnosis);
  const title = sender.kind === 'none' && copy !== 'file' ? none() : (why ?? name);
  return (
    <span role="gridcell" data-column="token" class={isNameless ? common.muted : ''} title={title}>
      <bdi>{name}</bdi>
      {tail !== '' && <span class={`${common.mono} ${common.muted} ${styles.tail}`}> …{tail}</span>}
    </span>
  );
}

interface MarkLook {
  readonly words: PlainKey;
  /** on a 16 x 16 grid */
  readonly path: string;
}

/** An arrow that turns back, a key: no page made the call. */
const MARKS: Readonly<Record<Exclude<CallSource, 'page'>, MarkLook>> = {
  replay: { words: 'markReplay', path: 'M3 8a5 5 0 1 0 1.6-3.7M4.5 1.5v3h3' },
  own: { words: 'markOwn', path: 'M7.5 8.5l6-6M11 5l2 2M5 8a3 3 0 1 1 0 6 3 3 0 0 1 0-6z' },
};

/** A flag. */
const MARKED: MarkLook = { words: 'markedCall', path: 'M4 14.5V2M4 2.5h8.5L10 5.5l2.5 3H4' };

const PINNED: MarkLook = { words: 'pinnedCall', path: 'M5.5 2h5M6.5 2v5L4 9.5h8L9.5 7V2M8 9.5V14' };

/** A sign before the path. */
function Mark({ words, path, testId }: MarkLook & { testId: string }) {
  const { say } = useLanguage();
  return (
    <>
      <span class={common.visuallyHidden}>{say(words)}: </span>
      <span title={say(words)}>
        <svg class={styles.mark} viewBox="0 0 16 16" aria-hidden="true" data-testid={testId}>
          <path d={path} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
        </svg>
      </span>
    </>
  );
}

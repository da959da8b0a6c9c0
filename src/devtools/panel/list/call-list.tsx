import type { TargetedClipboardEvent, TargetedKeyboardEvent, TargetedMouseEvent } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { type DiagnosedCall, shownAddress } from '../calls/call.ts';
import { useIndexOfKey } from '../calls/index-of-key.ts';
import { timeSpanOf } from '../columns/column-cells.tsx';
import { type CallOrder, columnsOf, orderAfter } from '../columns/columns.ts';
import { OptionsButton } from '../columns/options-button.tsx';
import { usePanel } from '../panel-context.ts';
import { ROW_KEYS, type RowCommand } from '../row-menu/menu-groups.ts';
import { useRowMenu } from '../row-menu/use-row-menu.tsx';
import * as styles from './call-list.module.css';
import { CallRow } from './call-row.tsx';
import { moveSelection } from './move-selection.ts';
import { useDrawnRows } from './use-drawn-rows.ts';
import type { VirtualRows } from './use-virtual-rows.ts';

interface CallListProps {
  readonly calls: readonly DiagnosedCall[];
  /** of these calls; null: as they began */
  readonly order: CallOrder | null;
  readonly selectedKey: string | null;
  readonly markedKey: string | null;
  readonly now: number;
  readonly onSelect: (key: string) => void;
  /** opens the details of the selected call */
  readonly onOpen: (key: string) => void;
  readonly onCommand: (command: RowCommand, call: DiagnosedCall) => void;
}

/** px, of a row and of the column heads. The sheet gets it as `--row-height`. */
const ROW_HEIGHT = 27;

/** px between columns */
const GAP = 8;

/**
 * All calls, oldest first. The list itself has the focus and names the active row, so that the focus survives when rows
 * come and go. Source: https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export function CallList(props: CallListProps) {
  const { calls, selectedKey, markedKey, now, onOpen, onCommand } = props;
  const { say } = useLanguage();
  const { elements, settings } = usePanel();
  const { list: scroller, listPane } = elements;
  const columns = useMemo(() => columnsOf(settings.columns), [settings.columns]);
  const isChosen = settings.columns !== null;
  const at = useIndexOfKey(calls, selectedKey);
  const { drawn, onScroll } = useDrawnRows(props, { at, scroller, rowHeight: ROW_HEIGHT });
  const menu = useRowMenu(onCommand);
  const list = { ...props, at, onMenu: menu.open };
  const activeIsDrawn = at >= drawn.first && at < drawn.end;
  return (
    <div
      ref={listPane}
      class={styles.pane}
      style={{
        '--row-height': `${ROW_HEIGHT}px`,
        ...(isChosen && {
          '--tracks': columns.map(({ track }) => track).join(' '),
          '--least-width': `${columns.reduce((sum, { least }) => sum + least + GAP, 34)}px`,
        }),
      }}
    >
      <OptionsButton />
      <div
        ref={scroller}
        class={styles.list}
        role="grid"
        tabIndex={0}
        aria-label={say('exchangeList')}
        aria-rowcount={calls.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={activeIsDrawn ? rowId(at) : undefined}
        data-testid="call-list"
        onScroll={onScroll}
        onKeyDown={(event) => press(event, list)}
        onCopy={(event) => copy(event, calls[at])}
        onContextMenu={(event) => openMenu(event, list)}
      >
        <Heads columns={columns} isChosen={isChosen} />
        <Rows {...drawn} {...{ calls, columns, isChosen, selectedKey, markedKey, now, onOpen }} />
      </div>
      {calls.length === 0 && (
        <p class={`${styles.none} ${common.muted}`} data-testid="none-shown">
          {say('noneShown')}
        </p>
      )}
      {menu.part}
    </div>
  );
}

interface ColumnsProps {
  readonly columns: ReturnType<typeof columnsOf>;
  /** by the user: else a narrow list hides some */
  readonly isChosen: boolean;
}

function tracksOf({ isChosen }: Pick<ColumnsProps, 'isChosen'>): string {
  return `${styles.columns} ${isChosen ? styles.chosen : styles.byWidth}`;
}

/** A click on a head sorts; the options above do it by keyboard. */
function Heads({ columns, isChosen }: ColumnsProps) {
  const { say } = useLanguage();
  const { order, on } = usePanel();
  return (
    <div
      class={`${tracksOf({ isChosen })} ${styles.heads}`}
      role="row"
      aria-rowindex={1}
      onClick={({ target }) => {
        const head = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
        const column = columns.find(({ name }) => name === head?.dataset['column']);
        if (column) on.sort(orderAfter(order, column.name));
      }}
    >
      {columns.map(({ name, label }) => (
        <span
          key={name}
          data-column={name}
          role="columnheader"
          {...(order?.by === name && {
            'aria-sort': order.descending ? ('descending' as const) : ('ascending' as const),
          })}
        >
          {say(label)}
        </span>
      ))}
    </div>
  );
}

type RowsProps = Omit<CallListProps, 'onSelect' | 'onCommand' | 'order'> &
  ColumnsProps &
  Pick<VirtualRows, 'first' | 'end'>;

/** Different keys of rows: more than a usual panel draws at once. */
const KEYS = 64;

function Rows(props: RowsProps) {
  const { first, end, calls, columns, selectedKey, markedKey, now, onOpen } = props;
  const keys = useRef(KEYS);
  while (keys.current < end - first) keys.current *= 2;
  const hasWaterfall = columns.some(({ name }) => name === 'waterfall');
  const span = useMemo(() => (hasWaterfall ? timeSpanOf(calls) : null), [hasWaterfall, calls]);
  return (
    <div
      class={styles.rows}
      role="rowgroup"
      style={{ height: `${calls.length * ROW_HEIGHT}px` }}
      onClick={(event) => click(event, onOpen)}
    >
      {calls.slice(first, end).map((call, i) => {
        const index = first + i;
        return (
          <CallRow
            // After a far jump most rows take over elements; few that come are new, as moving elements saves little.
            key={index % keys.current}
            id={rowId(index)}
            index={index}
            top={index * ROW_HEIGHT}
            call={call}
            now={now}
            columns={columns}
            tracks={tracksOf(props)}
            span={span}
            selected={call.key === selectedKey}
            marked={call.key === markedKey}
          />
        );
      })}
    </div>
  );
}

type ListKeys = Pick<CallListProps, 'calls' | 'onSelect' | 'onOpen' | 'onCommand'> & {
  /** index of the selected one; -1: none */
  readonly at: number;
  readonly onMenu: ReturnType<typeof useRowMenu>['open'];
};

function press(event: TargetedKeyboardEvent<HTMLDivElement>, list: ListKeys): void {
  const { calls, at, onSelect } = list;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const selected = calls[at];
  if (selected && isMenuKey(event)) list.onMenu(selected, event);
  else if (selected) carryOut(event.key, selected, list);
  const pageRows = Math.max(1, Math.floor(event.currentTarget.clientHeight / ROW_HEIGHT) - 2);
  const next = moveSelection(event.key, at, { length: calls.length, pageRows });
  const found = next === null ? undefined : calls[next];
  if (!found) return;
  event.preventDefault();
  onSelect(found.key);
}

/** macOS has neither key: there the list's other keys do the same. */
function isMenuKey({ key, shiftKey }: TargetedKeyboardEvent<HTMLElement>): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey);
}

/** What a key does with the selected call. */
function carryOut(key: string, call: DiagnosedCall, { onOpen, onCommand }: ListKeys): void {
  if (key === 'Enter') onOpen(call.key);
  const [command] = ROW_COMMANDS.find(([, written]) => written.toLowerCase() === key) ?? [];
  if (command) onCommand(command, call);
}

const ROW_COMMANDS = Object.entries(ROW_KEYS) as readonly (readonly [RowCommand, string])[];

/** The menu of the row under the pointer, or of the selected one. */
function openMenu(event: TargetedMouseEvent<HTMLElement>, { calls, at, onSelect, onMenu }: ListKeys): void {
  const key = rowKeyOf(event.target);
  const call = key === null ? calls[at] : calls.find((each) => each.key === key);
  if (!call) return;
  onSelect(call.key);
  onMenu(call, event);
}

function click({ target }: TargetedMouseEvent<HTMLElement>, onOpen: ListKeys['onOpen']): void {
  const key = rowKeyOf(target);
  if (key !== null) onOpen(key);
}

function rowKeyOf(target: EventTarget | null): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null;
  return row?.dataset['id'] ?? null;
}

/** Copies the address of the selected call, unless the user has selected a text. */
function copy(event: TargetedClipboardEvent<HTMLDivElement>, selected: DiagnosedCall | undefined): void {
  if (!selected || !(getSelection()?.isCollapsed ?? true)) return;
  event.clipboardData?.setData('text/plain', shownAddress(selected.exchange));
  event.preventDefault();
}

function rowId(index: number): string {
  return `call-${index}`;
}

import type { PlainKey } from '../../../messages/messages.ts';
import type { PanelSettings } from '../../../storage/public/panel-settings.ts';

/** Every column that the list can have, in its order. */
const NAMES = [
  'status',
  'method',
  'path',
  'endpoint',
  'verdict',
  'token',
  'app',
  'page',
  'size',
  'duration',
  'time',
  'waterfall',
] as const;

export type ColumnName = (typeof NAMES)[number];

/** The order of the list; null: as the calls began. */
export interface CallOrder {
  readonly by: ColumnName;
  readonly descending: boolean;
}

interface Column {
  readonly name: ColumnName;
  readonly label: PlainKey;
  /** track of a CSS grid, in a list with chosen columns */
  readonly track: string;
  /** px that it takes at least */
  readonly least: number;
}

const LOOKS: Readonly<Record<ColumnName, Omit<Column, 'name'>>> = {
  status: { label: 'columnStatus', track: '46px', least: 46 },
  method: { label: 'columnMethod', track: 'minmax(40px, 60px)', least: 40 },
  path: { label: 'columnPath', track: 'minmax(80px, 2fr)', least: 80 },
  endpoint: { label: 'columnEndpoint', track: 'minmax(80px, 1.5fr)', least: 80 },
  verdict: { label: 'columnVerdict', track: 'minmax(60px, 136px)', least: 60 },
  token: { label: 'columnTokenSet', track: 'minmax(60px, 170px)', least: 60 },
  app: { label: 'columnApp', track: 'minmax(50px, 110px)', least: 50 },
  page: { label: 'columnPage', track: 'minmax(60px, 180px)', least: 60 },
  size: { label: 'columnSize', track: 'minmax(48px, 62px)', least: 48 },
  duration: { label: 'columnDuration', track: 'minmax(48px, 64px)', least: 48 },
  time: { label: 'columnTime', track: 'minmax(52px, 66px)', least: 52 },
  waterfall: { label: 'columnWaterfall', track: 'minmax(60px, 1fr)', least: 60 },
};

export const ALL_COLUMNS: readonly Column[] = NAMES.map((name) => ({ name, ...LOOKS[name] }));

const FIRST: readonly string[] = ['status', 'method', 'path', 'verdict', 'token', 'size', 'duration', 'time'];

/** Those that are shown where nobody has chosen any; a narrow list hides the last ones. */
const FIRST_COLUMNS = ALL_COLUMNS.filter(({ name }) => FIRST.includes(name));

/** The columns of a setting, which may come from another version; null: nobody has chosen any. */
export function columnsOf(chosen: readonly string[] | null): readonly Column[] {
  if (chosen === null) return FIRST_COLUMNS;
  const known = ALL_COLUMNS.filter(({ name }) => chosen.includes(name));
  return known.length === 0 ? FIRST_COLUMNS : known;
}

/** The order of a setting, which may come from another version. */
export function orderOf(chosen: PanelSettings['order']): CallOrder | null {
  const by = NAMES.find((name) => name === chosen?.by);
  return by && chosen ? { by, descending: chosen.descending } : null;
}

/** The order after a click on a column's head: up, down, and as the calls began. */
export function orderAfter(before: CallOrder | null, by: ColumnName): CallOrder | null {
  if (before?.by !== by) return { by, descending: false };
  return before.descending ? null : { by, descending: true };
}

import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { harLog, harText } from '../../../diagnosis/har/har-log.ts';

/** Where somebody stood in a list. */
export interface SessionView {
  readonly filter: string;
  /** index of the selected call; null: none */
  readonly selected: number | null;
  /** indexes of the pinned calls */
  readonly pinned: ReadonlySet<number>;
}

/** A HAR that opens with this filter, selection and pins. `entries`: without secrets, as listed; `version`: the extension's */
export function sessionFile(
  entries: readonly HarEntry[],
  { filter, selected, pinned }: SessionView,
  version: string,
): Blob {
  const marked = entries.map((entry, i) => ({
    ...entry,
    ...(i === selected && { _selected: true }),
    ...(pinned.has(i) && { _pinned: true }),
  }));
  const { log } = harLog(marked, version);
  return new Blob([...harText({ log: { ...log, ...(filter !== '' && { _filter: filter }) } })], {
    type: 'application/json',
  });
}

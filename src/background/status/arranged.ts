import type { Credentials } from '../../storage/secret/credentials.ts';

/** An app or a token set. */
export interface Arrangeable {
  readonly id: string;
  /** ms since the epoch */
  readonly addedAt: number;
}

/** Compares two apps, or two token sets of one app, as lists show them: favourites first, then as the user moved them, then by age. */
export function byArrangement({
  arrangement,
  tokenSets,
}: Credentials): (a: Arrangeable, b: Arrangeable) => number {
  const { order = [], favourites = [] } = arrangement ?? {};
  const ranks = new Map(order.map((id, index) => [id, index]));
  const starred = new Set(favourites);
  // A favourite brings its app along.
  const first = new Set(
    tokenSets.filter(({ id }) => starred.has(id)).flatMap(({ id, appId }) => [id, appId]),
  );
  const rank = ({ id }: Arrangeable) => ranks.get(id) ?? order.length;
  const group = ({ id }: Arrangeable) => (first.has(id) ? 0 : 1);
  return (a, b) => group(a) - group(b) || rank(a) - rank(b) || a.addedAt - b.addedAt;
}

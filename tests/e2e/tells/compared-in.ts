import type { Compared } from './contradictions.ts';
import { ANOTHER, USUAL } from './names.ts';
import type { PlayedState } from './play-state.ts';
import { keyOf, relationIn, type ToldTable } from './told.ts';
import { wayNamed } from './ways.ts';

/** The calls of a state by method and cell, each with a name for a failed test. `told`: what the browser tells. */
export function comparedIn(played: PlayedState, told: ToldTable): ReadonlyMap<string, Compared> {
  const groups = new Map<string, Compared>();
  const all = [...played.said, ...played.arrived];
  for (const { cell, method } of all) {
    const way = played.ways.get(cell) ?? '';
    const isIts = (each: { readonly cell: string; readonly method: string }) =>
      each.cell === cell && each.method === method;
    // A preflight, and what a redirect came from, are beside the request of the page.
    const isBeside = method === 'OPTIONS' || cell.endsWith('-hop');
    groups.set(`${played.state}: ${way}: ${method} ${cell}`, {
      said: played.said.filter(isIts),
      arrived: played.arrived.filter(isIts),
      outcome: isBeside ? undefined : played.outcomes.get(cell),
      labels: [USUAL, ANOTHER],
      listed: isBeside ? 'sometimes' : listedBy(played, way, told),
    });
  }
  return groups;
}

function listedBy({ state }: PlayedState, way: string, told: ToldTable): Compared['listed'] {
  if (wayNamed(way).varies === 'listed') return 'sometimes';
  const values = told[keyOf(relationIn(state), way)]?.listed ?? ['yes'];
  // The panel lists what the HAR alone holds, too.
  const isListed = values.map((value) => value !== 'no' && value !== '–');
  if (isListed.every(Boolean)) return 'yes';
  return isListed.some(Boolean) ? 'sometimes' : 'no';
}

import type { Environment } from '../../inventorum/environment.ts';
import type { AppStatus, PendingDeletion, TokenSetStatus } from '../../storage/public/status.ts';

/** The apps of one environment with the token sets that were found. */
export interface FoundGroup {
  readonly environment: Environment;
  readonly apps: readonly AppStatus[];
  /** of these apps; can still be restored */
  readonly deletions: readonly PendingDeletion[];
}

interface Searched {
  readonly apps: readonly AppStatus[];
  readonly environments: readonly Environment[];
  readonly deletions: readonly PendingDeletion[];
}

/**
 * The token sets of which every word is a part of the name, of the app's or environment's name, of a scope or of the last
 * four characters of the access token, by environment. An app whose token set was just deleted stays, so that it can be
 * restored.
 */
export function foundApps(words: readonly string[], searched: Searched): readonly FoundGroup[] {
  const wanted = words.map(folded);
  return searched.environments.flatMap((environment) => {
    const here = searched.deletions.filter(({ position }) => position?.environmentId === environment.id);
    const apps = searched.apps
      .filter(({ environmentId }) => environmentId === environment.id)
      .map((app) => ({ ...app, tokenSets: app.tokenSets.filter(isFound(wanted, app, environment)) }))
      .filter(
        ({ id, tokenSets }) => tokenSets.length > 0 || here.some(({ position }) => position?.appId === id),
      );
    return apps.length > 0 ? [{ environment, apps, deletions: here }] : [];
  });
}

function isFound(wanted: readonly string[], app: AppStatus, environment: Environment) {
  return ({ label, scope, tail }: TokenSetStatus): boolean => {
    // A line break is part of no word.
    const text = folded([label, app.label, environment.name, ...(scope ?? []), tail ?? ''].join('\n'));
    return wanted.every((word) => text.includes(word));
  };
}

/** Without what a person does not tell apart: case, and ways to encode one character. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

import { sectionOf } from '../listing/listing-text.ts';

/** What is released, from the changelog. */
export interface ReleasePlan {
  /** '0.2.0' */
  readonly version: string;
  /** what users read, Markdown */
  readonly notes: string;
  /** '2026-11-29'; null in a rehearsal of what is still under "Unreleased" */
  readonly date: string | null;
}

/**
 * The newest part of the changelog is the release; package.json must have its version. Throws one sentence that says what
 * to do. A rehearsal also takes what is under "Unreleased", as the version of package.json.
 */
export function planRelease(
  changes: string,
  version: string,
  { isRehearsal }: { readonly isRehearsal: boolean },
): ReleasePlan {
  const [first, second] = changes.split(/^## /m).slice(1);
  if (first === undefined || !first.startsWith('[Unreleased]\n'))
    throw new Error('CHANGELOG.md must begin with the heading "## [Unreleased]".');
  const unreleased = first.slice(first.indexOf('\n')).trim();
  if (unreleased !== '') {
    if (isRehearsal) return { version, notes: unreleased, date: null };
    throw new Error(
      `CHANGELOG.md has changes under "Unreleased": give them the heading "## [${version}] - YYYY-MM-DD" below an empty "## [Unreleased]", and commit.`,
    );
  }
  const [heading = ''] = (second ?? '').split('\n');
  const [, newest, date] = /^\[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$/.exec(heading) ?? [];
  if (newest === undefined || date === undefined)
    throw new Error(`In CHANGELOG.md "## ${heading}" must be "## [VERSION] - YYYY-MM-DD".`);
  if (newest !== version)
    throw new Error(
      `CHANGELOG.md releases ${newest}, package.json has ${version}: write ${newest} into package.json and package-lock.json (npm version ${newest} --no-git-tag-version), and commit.`,
    );
  return { version, notes: sectionOf(changes, heading), date };
}

/** The message of the tag: the notes, and the sums a second time, so that who exchanges a package leaves a trace. */
export function tagMessage({ version, notes }: ReleasePlan, sums: string): string {
  return `Version ${version}\n\n${notes}\n\nSHA256SUMS\n${sums}`;
}

/** Throws one sentence if the tag's message has other sums than the packages. */
export function expectSumsInTag(message: string, sums: string): void {
  const told = new Set(message.split('\n'));
  const missing = sums.split('\n').find((line) => line !== '' && !told.has(line));
  if (missing !== undefined)
    throw new Error(
      `The tag's message lacks "${missing}": the machine that made the tag built other bytes, so find out why (npm run package) before anything is uploaded.`,
    );
}

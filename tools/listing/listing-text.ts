/** What a listing is made of: texts of the project's files. */
export interface ListingSources {
  /** of the built manifests, without duplicates */
  readonly permissions: readonly string[];
  /** in the language of the listing */
  readonly name: string;
  readonly summary: string;
  /** docs/listing.md, docs/permissions.md, docs/privacy.md, CHANGELOG.md */
  readonly listing: string;
  readonly reasons: string;
  readonly privacy: string;
  readonly changes: string;
}

/** The text of a section, by its heading of the second level. Throws if there is none. */
export function sectionOf(markdown: string, heading: string): string {
  const [, ...after] = `\n${markdown}`.split(`\n## ${heading}\n`);
  const [text = ''] = after.join('').split(/\n## /);
  if (text.trim() === '') throw new Error(`There is no text below "${heading}"`);
  return text.trim();
}

/** Why the extension needs a permission, from docs/permissions.md. Throws if nothing is said. */
function reasonFor(permission: string, reasons: string): string {
  const row = reasons.split('\n').find((line) => line.startsWith(`| \`${permission}\` | `));
  if (row === undefined) throw new Error(`docs/permissions.md has no reason for ${permission}`);
  return row.split(' | ').slice(1).join(' | ').replace(/ \|$/, '');
}

/** Everything that a store shows and asks, as Markdown to copy from. */
export function listingText(locale: 'en' | 'de', sources: ListingSources): string {
  const { permissions, name, summary, listing, reasons, privacy, changes } = sources;
  const newest = /^## \[([^\]]+)\]/m.exec(changes)?.[0].slice(3) ?? '';
  const parts: readonly (readonly [string, string])[] = [
    ['Name', name],
    ['Summary', summary],
    ['Description', sectionOf(listing, `Description (${locale})`)],
    ['Single purpose', sectionOf(listing, 'Single purpose')],
    ['Permissions', permissions.map((each) => `- \`${each}\`: ${reasonFor(each, reasons)}`).join('\n')],
    ['Data use', sectionOf(listing, 'Data use')],
    ['Privacy policy', privacy.replace(/^# .*\n/, '').trim()],
    ['Release notes', sectionOf(changes, newest)],
  ];
  return parts.map(([head, text]) => `# ${head}\n\n${text}\n`).join('\n');
}

import { styleText } from 'node:util';

/** Characters that act on a terminal or disguise a text, although JSON may hold them as they are. */
const ACTING = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Prints a value as one line of JSON. */
export function printJson(value: unknown): void {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  console.log(JSON.stringify(value).replace(ACTING, escaped));
}

/** A heading: bold in a terminal, plain text elsewhere. */
export function heading(text: string): string {
  const isPlain = !process.stdout.isTTY || (process.env['NO_COLOR'] ?? '') !== '';
  return isPlain ? text : styleText('bold', text);
}

/** Lines of columns, each as wide as its longest cell. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = rows;
  const widths = first.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Numbers that would not come back as they were written. */
const DELICATE = /\d{16}|\d[eE]|\.\d*0(?!\d)/;

/** JSON on several lines; anything else, and what would not stay as the server wrote it, as it is. */
export function laidOut(text: string): string {
  if (!/^\s*[[{]/.test(text) || DELICATE.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'))) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** A long text without blanks may be a pasted token: it is used, but not stored. */
const MAY_BE_SECRET = /[\w\-.~+/]{24,}/;

export function mayBeSecret(text: string): boolean {
  return MAY_BE_SECRET.test(text);
}

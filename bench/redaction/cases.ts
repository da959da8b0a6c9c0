/** Texts that are made to slow redaction down, and one typical of servers. */
export const CASES = {
  names: (length: number) => 'name="a"'.repeat(length / 8),
  escapes: (length: number) => '\\u0041'.repeat(length / 6),
  json: (length: number) =>
    JSON.stringify(Array.from({ length: length / 60 }, (_, id) => ({ id, name: 'Tea mug', note: 'a=b' }))),
} as const;

export type CaseName = keyof typeof CASES;

/** The texts of an error body, and a function that puts it together again. */
export interface BodyTexts {
  readonly texts: readonly string[];
  readonly withTexts: (texts: readonly string[]) => string;
  readonly tooLong: boolean;
  readonly isJson: boolean;
}

/** Represents any body that is no JSON: only its existence matters. */
export const NO_JSON = '<';

/** Limits for one body: its texts, including names of members, and their characters. Nobody reads more in a verdict. */
const MOST_TEXTS = 1000;
const MOST_CHARACTERS = 50_000;
/** The depth limit for reading field errors. */
const DEEPEST = 22;

/** Extracts the texts of a body that may be JSON. Never throws. */
export function bodyTexts(body: string): BodyTexts {
  const parsed = parse(body);
  if (parsed === undefined) return { texts: [], withTexts: () => NO_JSON, tooLong: false, isJson: false };
  const texts: string[] = [];
  mapTexts(parsed.value, (text) => {
    texts.push(text);
    return text;
  });
  const tooLong =
    texts.length > MOST_TEXTS || texts.reduce((sum, { length }) => sum + length, 0) > MOST_CHARACTERS;
  return {
    texts: tooLong ? [] : texts,
    tooLong,
    isJson: true,
    withTexts(instead) {
      let at = 0;
      const next = () => instead[at++] ?? '';
      return JSON.stringify(mapTexts(parsed.value, next));
    },
  };
}

function parse(body: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body.replace(/^\ufeff/, '')) };
  } catch {
    // Not JSON is a valid result.
    return undefined;
  }
}

function mapTexts(value: unknown, map: (text: string) => string, depth = 0): unknown {
  if (typeof value === 'string') return map(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, map, depth + 1));
  const members = Object.entries(value);
  return Object.fromEntries(members.map(([name, each]) => [map(name), mapTexts(each, map, depth + 1)]));
}

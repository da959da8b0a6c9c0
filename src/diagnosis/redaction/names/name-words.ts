/** A name split into words: `X-CSRFToken` is x, csrf, token. Case, separators, brackets and plurals do not matter. */
export interface NameWords {
  /** lower case, singular, without numbers at the end: `tokens[]` and `token2` are token */
  readonly words: readonly string[];
  readonly last: string;
  /** the word before the last one, or empty */
  readonly before: string;
  /** all words joined: names may be written without separators */
  readonly bare: string;
}

/** Only this many characters at the end of a name are read, where the decisive word is. */
const LONGEST_NAME = 200;

const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{Lo}\p{Lt}\p{Lm}]+|\d+/gu;

export function nameWords(name: string): NameWords {
  const found = name.slice(-LONGEST_NAME).normalize('NFKC').match(WORD) ?? [];
  const words = found.map((word) => singular(word.toLowerCase()));
  while (words.length > 1 && isCount(words)) words.pop();
  return { words, last: words.at(-1) ?? '', before: words.at(-2) ?? '', bare: words.join('') };
}

function singular(word: string): string {
  return word.length > 3 && /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}

/** `password2`, `signature_v4` */
function isCount(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return /^\d+$/.test(last) || last === 'v';
}

/** Words between white space. */
export interface WordSet {
  has(word: string): boolean;
}

/** The set is built when it is first asked: each start of the background evaluates the tables of names. */
export function wordSet(words: string): WordSet {
  let set: ReadonlySet<string> | undefined;
  return {
    has(word) {
      set ??= new Set(words.split(/\s+/));
      return set.has(word);
    },
  };
}

/** The maximum length of patterns, and of the texts they are applied to. */
const LONGEST_PATTERN = 200;

/**
 * How often a pattern may have a choice (`*`, `+`, `?`, `{…}`). With three open repetitions over n characters a
 * backtracking engine tries about n^3 ways: that may be slow, but it ends.
 */
const MOST_OPEN = 3;
const MOST_CHOICES = 8;

const TOKEN = /\\.|\[(?:[^\]\\]|\\.)*\]|\((?:\?(?:<?[=!]|:|<\w+>))?|\)|\||[*+?]\??|\{\d*,?\d*\}\??|[\s\S]/gy;

/** A pattern between slashes, or why it is invalid. */
export function parsePattern(source: string): RegExp | 'bad pattern' | 'slow pattern' {
  if (source.length > LONGEST_PATTERN || isSlow(source)) return 'slow pattern';
  try {
    return new RegExp(source, 'i');
  } catch {
    // The filter field shows this result.
    return 'bad pattern';
  }
}

interface Weighing {
  /** whether each open group, from the outermost on, contains a choice */
  readonly groups: boolean[];
  /** whether the last token was a group with a choice inside */
  closed: boolean;
  open: number;
  choices: number;
  slow: boolean;
}

/** Repeated groups with a choice inside, and back references, make the search time grow without limit. */
function isSlow(source: string): boolean {
  const weighing: Weighing = { groups: [false], closed: false, open: 0, choices: 0, slow: false };
  for (const [token] of source.matchAll(TOKEN)) weigh(weighing, token);
  return weighing.slow || weighing.open > MOST_OPEN || weighing.choices > MOST_CHOICES;
}

function weigh(weighing: Weighing, token: string): void {
  const { groups } = weighing;
  const inClosed = weighing.closed;
  weighing.closed = false;
  if (QUANTIFIER.test(token)) {
    weighing.slow ||= inClosed;
    weighing.choices += 1;
    if (!token.startsWith('?')) weighing.open += 1;
    mark(groups);
  } else if (token === '|') mark(groups);
  else if (token.startsWith('(')) groups.push(false);
  else if (token === ')') weighing.closed = closeGroup(groups);
  else if (BACK_REFERENCE.test(token)) weighing.slow = true;
}

const QUANTIFIER = /^(?:[*+?]\??|\{\d+(?:,\d*)?\}\??)$/;
const BACK_REFERENCE = /^\\[1-9k]/;

function mark(groups: boolean[]): void {
  groups[groups.length - 1] = true;
}

/** Whatever is inside a group is also inside the surrounding one. */
function closeGroup(groups: boolean[]): boolean {
  const choice = groups.length > 1 && groups.pop() === true;
  if (choice) mark(groups);
  return choice;
}

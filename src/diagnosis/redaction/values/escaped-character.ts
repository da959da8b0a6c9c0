const LETTERS: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** HTML's names of ASCII characters. Source: https://html.spec.whatwg.org/multipage/named-characters.html */
const NAMES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", excl: '!', num: '#', dollar: '$', percnt: '%' },
  ...{ lpar: '(', rpar: ')', ast: '*', plus: '+', comma: ',', period: '.', sol: '/', colon: ':', semi: ';' },
  ...{ equals: '=', quest: '?', commat: '@', lsqb: '[', lbrack: '[', bsol: '\\', rsqb: ']', rbrack: ']' },
  ...{ hat: '^', lowbar: '_', underbar: '_', grave: '`', lcub: '{', lbrace: '{', verbar: '|', vert: '|' },
  ...{ rcub: '}', rbrace: '}', tilde: '~', hyphen: '-', dash: '-', nbsp: ' ', tab: '\t', newline: '\n' },
};

/** The character of an escape. Undefined: it is no escape. A line break inside a word yields an empty text. */
export function escapedCharacter(written: string): string | undefined {
  switch (written.charAt(0)) {
    case '\\':
      return ofProgram(written);
    case '%':
      return ofAddress(written);
    case '&':
      return ofMarkup(written.toLowerCase());
    default:
      return '';
  }
}

function ofProgram(written: string): string | undefined {
  if (written.length === 2) return LETTERS[written.charAt(1)] ?? written.charAt(1);
  const digits = written.charAt(2) === '{' ? written.slice(3, -1) : written.slice(2);
  return character(Number.parseInt(digits, 16));
}

/** Percent encoding of UTF-8 (including overlong forms), of a single byte (Latin-1), or JavaScript's old `escape`. */
function ofAddress(written: string): string | undefined {
  if (written.length === 3) return String.fromCharCode(Number.parseInt(written.slice(1), 16));
  if (/^%u/i.test(written)) return character(Number.parseInt(written.slice(2), 16));
  const [first = 0, ...rest] = written
    .slice(1)
    .split('%')
    .map((hex) => Number.parseInt(hex, 16));
  const head = first & (0x3f >> rest.length);
  return character(rest.reduce((code, byte) => (code << 6) | (byte & 0x3f), head));
}

function ofMarkup(written: string): string | undefined {
  if (!written.startsWith('&#')) return NAMES[written.slice(1).replace(';', '')];
  const digits = written.slice(2).replace(';', '');
  return character(digits.startsWith('x') ? Number.parseInt(digits.slice(1), 16) : Number(digits));
}

function character(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

import fc from 'fast-check';

/** A request of a page that tries to make a shell run the command `m`. */
export interface HostileRequest {
  readonly method: string;
  /** after the path */
  readonly query: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  /** how DevTools read the body */
  readonly encoding: 'utf-8' | 'latin1';
}

const COMMANDS = [
  'm',
  '$(m)',
  '`m`',
  ';m;',
  '&m&',
  '|m|',
  '\nm\n',
  '\rm\r',
  '\r\nm\r\n',
  '<(m)',
  '(m)',
  '{m,}',
  '$((m))',
];
const QUOTES = ["'", '"', '\\', "\\'", '\\"', '\\\\', "''", "\\\\'", "'\\''", "$'", '$"', '`', '"$(', ')"'];
const META = [
  ...'!#$%&()*;<=>?@[]^{|}~ ',
  '!!',
  '!m',
  '!-1',
  '^m^m^',
  '~',
  '*',
  '$HOME',
  '%s',
  '%b',
  '\\c',
  '\\0',
  '&&',
  '||',
];
const WORDS = [
  '--',
  '-n',
  '-o',
  '@m',
  '------WebKitFormBoundary',
  'Content-Type: text/plain',
  '{"name":"Tea"}',
  '\\n',
];
const KEYS = [
  // Ends bracketed paste; readline: edit and execute, expand the line, run a macro; history; completion; vi keys.
  ...[
    '\u001b[201~\rm\r',
    '\u001b[201~',
    '\u0018\u0005',
    '\u001b\u0005',
    '\u0018e',
    '\u000f',
    '\u0012m\r',
    '\t',
    '\t\t',
  ],
  ...[
    '\u0015m\r',
    '\u0003m\r',
    '\u0004',
    '\u001ba',
    '\u001b\rm\r',
    '\u001bccm\r',
    '\u001b.',
    '\u0016',
    '\u001c',
    '\u001a',
  ],
  // UTF-8 with bytes that are Meta keys in other locales; invisible characters, and characters that reverse the line.
  ...[
    '\u0085',
    'ą',
    'ą$(m)ą',
    '\u009b',
    '\u009d52;',
    'ü',
    '漢',
    '🫖',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u2028',
    '\ufeff',
  ],
];

const control = fc.integer({ min: 0, max: 0x1f }).map((code) => String.fromCharCode(code));
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...COMMANDS) },
  { weight: 3, arbitrary: fc.constantFrom(...QUOTES) },
  { weight: 3, arbitrary: fc.constantFrom(...META, ...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...KEYS) },
  { weight: 1, arbitrary: control },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
/** Longer than a terminal's line. */
const long = fc
  .tuple(fc.constantFrom('a', ' ', "'", '\\', '$(m)', ';m;'), fc.integer({ min: 1100, max: 4400 }), text)
  .map(([each, length, end]) => `${each.repeat(length / each.length)}${end}`);

const body = fc.oneof(
  { weight: 18, arbitrary: text.map((each) => Buffer.from(each)) },
  { weight: 1, arbitrary: long.map((each) => Buffer.from(each)) },
  { weight: 3, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
);
const value = text.map((each) =>
  Buffer.from(each)
    .toString('latin1')
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, '')
    .trim(),
);
const name = fc.constantFrom(
  'X-Odd',
  'Accept',
  'X-Api-Version',
  'Content-Type',
  'X-$HOME',
  "X-'m'",
  'X-`m`',
  'X-!m',
);

const hostile: fc.Arbitrary<HostileRequest> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
  query: text,
  headers: fc.uniqueArray(fc.tuple(name, value), { maxLength: 3, selector: ([each]) => each }),
  body,
  encoding: fc.constantFrom('utf-8', 'latin1'),
});

/** The same requests for the same seed; one of 256 bodies contains every byte. */
export function hostileRequests(amount: number, seed: number): readonly HostileRequest[] {
  return fc.sample(hostile, { numRuns: amount, seed }).map((request, i) => {
    const mayHaveBody = request.method !== 'GET' && request.method !== 'HEAD';
    const body = mayHaveBody ? Buffer.concat([request.body, Buffer.of(i % 256)]) : Buffer.alloc(0);
    // A browser that reads UTF-8 shows U+FFFD for other bytes: nobody can copy that.
    const isText = body.equals(Buffer.from(body.toString('utf8')));
    return { ...request, body, encoding: isText ? request.encoding : 'latin1' };
  });
}

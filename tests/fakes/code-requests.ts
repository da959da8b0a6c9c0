import fc from 'fast-check';
import type { CodeBody, CodeRequest } from '../../src/diagnosis/code/code-request.ts';

/** The request to which a test adds what it is about. */
export const BARE: CodeRequest = {
  method: 'POST',
  url: 'https://x.test/',
  headers: [],
  body: { kind: 'none' },
  bearer: false,
  notes: [],
};

/** Characters with a meaning in a shell, a terminal, curl, JavaScript or HTML. */
export const NASTY = fc.constantFrom(
  ...[
    "'",
    '"',
    '\\',
    "\\'",
    '\\\\',
    '\n',
    '\r\n',
    '\r',
    '!',
    '!!',
    '$HOME',
    '$(id)',
    '`id`',
    '@file',
    '%s',
    '%',
    '\t',
  ],
  ...[
    'ü',
    '🫖',
    '&',
    ';',
    '#',
    '~',
    '*',
    '\\0',
    '\\c',
    '\u001b[201~',
    '\u007f',
    '\u0085',
    '\u202e',
    '\u2028',
  ],
  ...['</script>', '--', '-n', '------WebKitFormBoundary'],
);
const text = fc
  .array(fc.oneof(NASTY, fc.string({ unit: 'binary' })), { maxLength: 12 })
  .map((parts) => Buffer.from(parts.join('')).toString());
const headerName = fc.constantFrom(
  'Accept',
  'X-Api-Version',
  'X-Odd',
  'Cookie',
  '__proto__',
  '$HOME',
  '`id`',
  'x-api-version',
);
const headerValue = fc.array(fc.oneof(NASTY, fc.string({ unit: 'binary' })), { maxLength: 6 }).map((parts) =>
  parts
    .join('')
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, '')
    .trim(),
);
const headers = fc.array(fc.record({ name: headerName, value: headerValue }), { maxLength: 4 });
const body = fc.oneof(
  fc.constant<CodeBody>({ kind: 'none' }),
  fc.record({
    kind: fc.constant('text' as const),
    text: text.filter((each) => each !== ''),
    encoding: fc.constant('utf-8' as const),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    text: fc
      .uint8Array({ minLength: 1, maxLength: 300 })
      .map((bytes) => Buffer.from(bytes).toString('latin1')),
    encoding: fc.constant('latin1' as const),
  }),
);

/** Requests for code generation. */
export const requests = fc.record<CodeRequest>({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', "A'B", '!x'),
  url: fc.webUrl({ withQueryParameters: true }).map((url) => `${url}?q=a[1]&x='`),
  headers,
  body,
  bearer: fc.boolean(),
  notes: fc.constantFrom<CodeRequest['notes']>(
    [],
    [{ kind: 'cookie left out' }],
    [{ kind: 'unsendable', names: ["it's`id`"] }],
  ),
});

/** The bytes of a body; null: none. */
export function bytesOf(sent: CodeBody): Buffer | null {
  return sent.kind === 'text' ? Buffer.from(sent.text, sent.encoding) : null;
}

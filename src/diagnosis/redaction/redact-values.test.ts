import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeholders } from './placeholders.ts';
import { redactValues } from './redact-values.ts';
import type { Secret } from './secret.ts';

const SECRET: Secret = { kind: 'access token', value: 'aT0k/en+Va-l_ue~42=' };

/** Encodings of a text, as used by pages, servers and tools. */
const WRITINGS: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded, every character': (text) =>
    [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  'form-encoded': (text) => new URLSearchParams({ '': text }).toString().slice(1),
  'in JSON': (text) => JSON.stringify(text),
  'in JSON, every character escaped': (text) =>
    [...text]
      .flatMap(unitsOf)
      .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
      .join(''),
  'in JSON, with escaped slashes': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
  'in HTML': (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  'in HTML, by number': (text) => [...text].map((character) => `&#${character.codePointAt(0)};`).join(''),
  'in base64': base64,
  'in base64url': (text) => base64(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  'in Basic credentials': (text) => base64(`client:${text}`),
  'in Basic credentials, form-encoded first': (text) =>
    base64(`client:${new URLSearchParams({ '': text }).toString().slice(1)}`),
  'in a longer base64': (text) => base64(`{"a":${JSON.stringify(text)},"b":1}`),
  'in hex': (text) => Buffer.from(text).toString('hex'),
  'in hex, upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'in base64, in lines as MIME has them': (text) =>
    base64(`"${'before '.repeat(9)}${text}"`).replace(/(.{76})/g, '$1\r\n'),
  'in base64, in lines, in JSON': (text) =>
    JSON.stringify(base64(`${'before '.repeat(6)}${text}`).replace(/(.{64})/g, '$1\n')).slice(1, -1),
  'in base64 twice': (text) => base64(base64(text)),
  'in base64 twice, among others': (text) => base64(`b:${base64(`a:${text}.`)}:c`),
  'in JSON, by padded code points': (text) => byCode(text, (code) => `\\u{0000${code.toString(16)}}`),
  'in JavaScript, by bytes': (text) => byCode(text, (code) => `\\x${code.toString(16).padStart(2, '0')}`),
  'in HTML, by padded numbers': (text) => byCode(text, (code) => `&#0000${code};`),
  'in HTML, by padded hex numbers': (text) => byCode(text, (code) => `&#X0000${code.toString(16)};`),
  'in HTML, by name': (text) =>
    text.replaceAll('/', '&sol;').replaceAll('+', '&plus;').replaceAll('_', '&lowbar;'),
  'percent-encoded, padded': (text) => byCode(text, (code) => `%u${code.toString(16).padStart(4, '0')}`),
  'percent-encoded, overlong': (text) =>
    byCode(text, (code) => `%${(0xc0 | (code >> 6)).toString(16)}%${(0x80 | (code & 0x3f)).toString(16)}`),
  'in base64 of escapes, misaligned': (text) =>
    `x-y${base64(JSON.stringify(byCode(text, (code) => `%${code.toString(16)}`)))}`,
};

/** Maps ASCII characters by their code; the others stay unchanged. */
function byCode(text: string, write: (code: number) => string): string {
  return [...text].map((each) => (each < '\x7f' ? write(each.charCodeAt(0)) : each)).join('');
}

function unitsOf(text: string): readonly number[] {
  return text.split('').map((unit) => unit.charCodeAt(0));
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Searches for a value like somebody with the file: in every encoding, up to three levels deep. */
function finds(text: string, value: string, depth = 3): boolean {
  if (text.includes(value) || text.replaceAll('+', ' ').includes(value)) return true;
  if (depth === 0) return false;
  if (text.toLowerCase().includes(Buffer.from(value).toString('hex'))) return true;
  const unfolded = text.replaceAll(/\\[rn]|\r?\n/g, '');
  if (unfolded !== text && finds(unfolded, value, depth - 1)) return true;
  const runs = (text.match(/[a-z0-9+/_-]{8,}/gi) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString()),
  );
  const read = [
    text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString()),
    text.replace(/\\u([0-9a-f]{4})|\\(["\\/])/gi, (_all, hex?: string, character?: string) =>
      hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (character ?? ''),
    ),
    text.replace(/\\(?:u\{0*([0-9a-f]+)\}|x([0-9a-f]{2}))|%u([0-9a-f]{4})/gi, (_all, ...codes: string[]) =>
      String.fromCharCode(Number.parseInt(codes.slice(0, 3).join(''), 16)),
    ),
    text.replace(/%(c[01])%([89ab][0-9a-f])/gi, (_all, head: string, tail: string) =>
      String.fromCharCode(((Number.parseInt(head, 16) & 0x1f) << 6) | (Number.parseInt(tail, 16) & 0x3f)),
    ),
    text
      .replace(/&(sol|plus|lowbar);/g, (_all, name: string) => ({ sol: '/', plus: '+' })[name] ?? '_')
      .replace(/&#x0*([0-9a-f]+);/gi, (_all, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
      .replace(/&(amp|lt|quot);/g, (_all, name: string) => ({ amp: '&', lt: '<' })[name] ?? '"'),
  ].filter((each) => each !== text);
  return (
    runs.some((run) => finds(run, value, Math.min(2, depth - 1))) ||
    read.some((each) => finds(each, value, depth - 1))
  );
}

const redacted = (value: unknown, secrets: readonly Secret[] = [SECRET]) =>
  redactValues(value, secrets, placeholders());

/** Long enough to differ from other text; all characters of client secrets and tokens, and more. */
const anySecret = fc
  .string({ minLength: 12, maxLength: 60, unit: fc.constantFrom(...'abcXYZ019-._~+/=%&"\\<> !$\'(){}üß€') })
  .filter((text) => new Set(text).size > 4);
const anyWriting = fc.constantFrom(...Object.keys(WRITINGS));

describe('redactValues', () => {
  test.each(Object.entries(WRITINGS))('replaces a secret %s, and nothing beside it', (_how, write) => {
    const before = { a: `x=${write(SECRET.value)}&rest`, b: 'nothing' };
    const { value, counts } = redacted(before);
    expect(value).toEqual({ a: expect.stringMatching(/^x=.*\[access token 1\].*&rest$/s), b: 'nothing' });
    expect(counts).toEqual({ 'access token': 1 });
  });

  test('the search of these tests finds a secret in every writing', () => {
    for (const [how, write] of Object.entries(WRITINGS)) {
      expect([how, finds(`x=${write(SECRET.value)}&rest`, SECRET.value)]).toEqual([how, true]);
    }
  });

  test('whatever the secret is and however it is written, also one writing in another, it is nowhere after it', () => {
    fc.assert(
      fc.property(anySecret, anyWriting, anyWriting, (value, inner, outer) => {
        const text = `{"k":"${WRITINGS[outer]?.(WRITINGS[inner]?.(value) ?? '')}"}`;
        const isBase64 = /base64|Basic|hex/.test(inner) && /base64|Basic|hex/.test(outer);
        fc.pre(!isBase64);
        const after = redacted({ text }, [{ kind: 'client secret', value }]).value;
        expect(finds(JSON.stringify(after), value)).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  test('a text without the secret stays as it is, byte for byte', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (json, text) => {
        fc.pre(!finds(json + text, SECRET.value));
        expect(redacted([json, text]).value).toEqual([json, text]);
      }),
    );
  });

  test('the input is not altered', () => {
    const before = { headers: [{ name: 'a', value: SECRET.value }] };
    const copy = structuredClone(before);
    redacted(before);
    expect(before).toEqual(copy);
  });

  test('the same secret has the same placeholder, another has another', () => {
    const other: Secret = { kind: 'access token', value: 'another-token-value' };
    const { value, counts } = redacted([SECRET.value, other.value, SECRET.value], [SECRET, other]);
    expect(value).toEqual(['[access token 1]', '[access token 2]', '[access token 1]']);
    expect(counts).toEqual({ 'access token': 3 });
  });

  test('in overlapping secrets nothing of either is left', () => {
    const { value } = redacted('x abcdefghijklmnop y', [
      { kind: 'access token', value: 'abcdefghij' },
      { kind: 'client secret', value: 'ghijklmnop' },
    ]);
    expect(value).toBe('x [access token 1] y');
  });

  test('a URL stays a URL', () => {
    const { value } = redacted({ url: `https://h.test/?t=${encodeURIComponent(SECRET.value)}` });
    expect(value).toEqual({ url: 'https://h.test/?t=%5Baccess%20token%201%5D' });
  });

  test.each(Object.entries(WRITINGS))('%s, in a path: what stands before it stays', (_, write) => {
    for (const host of [
      'h.test',
      'localhost',
      'app.inventorum.com:8443',
      'h.test/a/b/c/d/e/f/g/h/i/j/k/l/m/n',
    ]) {
      const begin = `https://${host}/api/plainly-shown/`;
      const url = `${begin}${encodeURIComponent(write(SECRET.value))}/?mark=1`;
      const { value } = redactValues({ url }, [SECRET], placeholders());
      const { origin, search, pathname } = new URL(value.url);
      expect([origin, search]).toEqual([new URL(begin).origin, '?mark=1']);
      if (!host.includes('/')) expect(pathname).toMatch(/^\/api\/plainly-shown/);
    }
  });

  test('a base64 body is searched as the bytes it is, and stays base64', () => {
    const before = { encoding: 'base64', text: base64(`grün {"t":"${SECRET.value}"}`) };
    const { value } = redactValues(before, [SECRET], placeholders());
    expect(Buffer.from(value.text, 'base64').toString()).toBe('grün {"t":"[access token 1]"}');
    const picture = { encoding: 'base64', text: Buffer.from([0xff, 0xd8, 0, 1, 2]).toString('base64') };
    expect(redacted(picture).value).toEqual(picture);
  });

  test('what is too short to be a secret is left to its field name', () => {
    expect(redacted('a b c', [{ kind: 'client secret', value: 'b' }]).value).toBe('a b c');
  });
});

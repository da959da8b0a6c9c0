import type { IssuedSecret } from '../../../../sandbox/log/issued-secrets.ts';

/** This many characters of a secret in a row are a finding: the extension shows four of a token. */
const PIECE_LENGTH = 12;

/** The characters of every form of a secret; all others are skipped. */
const WORDS = /[\w+/=%.~-]{12,}/g;

/** Finds secrets in a text by name: plain, URL-encoded, and anywhere inside base64. */
export type SecretSearch = (text: string) => readonly string[];

/** @param secrets every secret so far; called for each text */
export function createSecretSearch(secrets: () => readonly IssuedSecret[]): SecretSearch {
  const known = new Set<string>();
  const owners = new Map<string, string>();

  function learn({ name, value }: IssuedSecret): void {
    if (known.has(value)) return;
    known.add(value);
    for (const form of formsOf(value)) {
      for (const piece of piecesOf(form)) owners.set(piece, name);
    }
  }

  function found(text: string): readonly string[] {
    const names = new Set<string>();
    for (const word of text.match(WORDS) ?? []) {
      for (const piece of piecesOf(word)) {
        const owner = owners.get(piece);
        if (owner !== undefined) names.add(owner);
      }
    }
    return [...names];
  }

  return (text) => {
    secrets().forEach(learn);
    return [...new Set([text, withoutEscapes(text)].flatMap(found))];
  };
}

/** Characters by their code, padded or not: of JSON and JavaScript, of addresses, of HTML. */
const ESCAPE =
  /\\u\{0*([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|%u([0-9a-f]{4})|%([0-9a-f]{2})|&#x0*([0-9a-f]{1,6});?|&#0*(\d{1,7});?/gi;

function withoutEscapes(text: string): string {
  return text.replace(ESCAPE, (all, ...groups: (string | undefined)[]) => {
    const decimal = groups[6];
    const code = decimal === undefined ? Number.parseInt(groups.slice(0, 6).join(''), 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** Base64 differs for each of three offsets in a group of bytes, and its ends depend on the adjacent bytes. */
function formsOf(secret: string): readonly string[] {
  const base64 = base64Of(secret);
  const forUrls = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const hex = Buffer.from(secret).toString('hex');
  return [
    ...[secret, encodeURIComponent(secret), hex, hex.toUpperCase()],
    ...[...base64, ...base64.map(encodeURIComponent), ...forUrls, ...base64.flatMap(base64Of)],
  ];
}

function base64Of(text: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.from('?'.repeat(before) + text).toString('base64');
    return whole.slice(Math.ceil((before * 4) / 3)).replace(/.?=*$/, '');
  });
}

function* piecesOf(word: string): Generator<string> {
  for (let end = PIECE_LENGTH; end <= word.length; end += 1) yield word.slice(end - PIECE_LENGTH, end);
}

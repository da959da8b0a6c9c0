import type { IssuedSecret } from '../../../../sandbox/log/issued-secrets.ts';

/** So many characters of a secret in a row are a finding: the extension shows four of a token. */
const PIECE_LENGTH = 12;

/** What any form of a secret consists of; everything else is passed over. */
const WORDS = /[\w+/=%.~-]{12,}/g;

/** Finds secrets in a text, each by its name: plain, URL-encoded, and inside base64 wherever they stand in there. */
export type SecretSearch = (text: string) => readonly string[];

/** @param secrets every secret that there has been so far; asked for each text */
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

  return (text) => {
    secrets().forEach(learn);
    const found = new Set<string>();
    for (const word of text.match(WORDS) ?? []) {
      for (const piece of piecesOf(word)) {
        const owner = owners.get(piece);
        if (owner !== undefined) found.add(owner);
      }
    }
    return [...found];
  };
}

/** Base64 looks different for each of three places in a group of bytes, and its ends depend on what stands beside. */
function formsOf(secret: string): readonly string[] {
  const base64 = [0, 1, 2].map((before) => {
    const whole = Buffer.from('?'.repeat(before) + secret).toString('base64');
    return whole.slice(Math.ceil((before * 4) / 3)).replace(/.?=*$/, '');
  });
  const forUrls = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [secret, encodeURIComponent(secret), ...base64, ...base64.map(encodeURIComponent), ...forUrls];
}

function* piecesOf(word: string): Generator<string> {
  for (let end = PIECE_LENGTH; end <= word.length; end += 1) yield word.slice(end - PIECE_LENGTH, end);
}

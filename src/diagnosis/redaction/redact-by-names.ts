import { PUBLIC_CODES } from '../../inventorum/api-error.ts';
import type { HarContent, HarEntry, HarPair, HarPostData } from '../har/har.ts';
import { binaryOf, binaryOfBase64, utf8Of } from './binary.ts';
import { personalField } from './names/personal-names.ts';
import { redactBody } from './names/redact-body.ts';
import { redactHeader } from './names/redact-headers.ts';
import { redactAddress } from './names/redact-pairs.ts';
import { secretField } from './names/secret-names.ts';
import type { TextRedaction } from './names/text-redaction.ts';
import { isPlaceholder, ledger, placeholders } from './placeholders.ts';
import { type Redacted, redactValues } from './redact-values.ts';
import { addCounts, type Secret, type SecretKind } from './secret.ts';

/** A shorter value may occur anywhere by chance. */
const SHORTEST_LEARNED = 8;

/**
 * Replaces secrets that are recognised by their names: headers, cookies, fields of queries, forms and JSON; and
 * customer data, unless it is to stay. A secret that is found under its name is then replaced everywhere else, too.
 */
export function redactByNames(
  entries: readonly HarEntry[],
  personal: 'keep' | 'replace',
): Redacted<readonly HarEntry[]> {
  const names = placeholders();
  const { put, counts } = ledger(names);
  const { named, learned } = redactNamed(entries, personal, put);
  const longEnough = learned.filter(({ value }) => value.length >= SHORTEST_LEARNED);
  const spread = redactValues(named, longEnough, names);
  return { value: spread.value, counts: addCounts(counts(), spread.counts) };
}

/** Every secret that entries hold under its name, without duplicates, however short. SECRET. */
export function secretsByName(entries: readonly HarEntry[]): readonly Secret[] {
  const { put } = ledger(placeholders());
  return redactNamed(entries, 'keep', put).learned;
}

function redactNamed(
  entries: readonly HarEntry[],
  personal: 'keep' | 'replace',
  replace: (secret: Secret) => string,
): { readonly named: readonly HarEntry[]; readonly learned: readonly Secret[] } {
  const learned = new Map<string, Secret>();
  const byName = {
    judge: (name: string) => secretField(name) ?? (personal === 'replace' ? personalField(name) : null),
    put(kind: SecretKind, value: string) {
      if (PUBLIC_CODES.has(value)) return value;
      const secret = { kind, value };
      if (kind !== 'personal data') learned.set(value, secret);
      return replace(secret);
    },
  };
  const redaction: TextRedaction = { ...byName, nested: (text) => redactBody(text, byName) };
  return { named: entries.map((entry) => redactEntry(entry, redaction)), learned: [...learned.values()] };
}

function redactEntry(entry: HarEntry, redaction: TextRedaction): HarEntry {
  const { request, response } = entry;
  const header = (pair: HarPair) => redactHeader(pair, redaction);
  const field = (pair: HarPair) => redactField(pair, redaction);
  return {
    ...entry,
    request: {
      ...request,
      url: redactAddress(request.url, redaction),
      headers: request.headers.map(header),
      cookies: request.cookies.map((pair) => redactCookie(pair, redaction)),
      queryString: request.queryString.map(field),
      ...(request.postData && { postData: redactPostData(request.postData, redaction) }),
    },
    response: {
      ...response,
      headers: response.headers.map(header),
      cookies: response.cookies.map((pair) => redactCookie(pair, redaction)),
      content: redactContent(response.content, redaction),
      redirectURL: redactAddress(response.redirectURL, redaction),
    },
  };
}

function redactCookie({ name, value }: HarPair, { put }: TextRedaction): HarPair {
  return { name, value: value === '' || isPlaceholder(value) ? value : put('cookie', value) };
}

function redactField({ name, value }: HarPair, redaction: TextRedaction): HarPair {
  const kind = redaction.judge(name);
  if (kind === null) return { name, value: redaction.nested(value) };
  return { name, value: value === '' || isPlaceholder(value) ? value : redaction.put(kind, value) };
}

function redactPostData(postData: HarPostData, redaction: TextRedaction): HarPostData {
  return {
    ...postData,
    text: redaction.nested(postData.text),
  };
}

function redactContent(content: HarContent, redaction: TextRedaction): HarContent {
  if (content.text === undefined) return content;
  if (content.encoding !== 'base64') return { ...content, text: redaction.nested(content.text) };
  const binary = binaryOfBase64(content.text) ?? '';
  const utf8 = utf8Of(binary);
  // Bytes in another encoding are read as Latin-1: most names are ASCII. A picture or an archive is no text.
  const text = utf8 ?? (binary.includes('\0') ? undefined : binary);
  if (text === undefined) return content;
  const redacted = redaction.nested(text);
  if (redacted === text) return content;
  const bytes = utf8 === undefined ? redacted : binaryOf(new TextEncoder().encode(redacted));
  return { ...content, text: btoa(bytes) };
}

import type { AccountStore, StoredApp } from '../accounts/account-store.ts';
import { sameSecret } from '../accounts/secrets.ts';

interface Credentials {
  readonly id: string;
  readonly secret: string;
}

/**
 * The app of an `Authorization: Basic` header (RFC 6749 section 2.3.1); undefined: none is proven. Id and secret may be
 * form-urlencoded, as the RFC requires, or plain, as many clients send them.
 */
export function authenticateClient(
  header: string | undefined,
  accounts: Pick<AccountStore, 'findApp'>,
): StoredApp | undefined {
  for (const { id, secret } of readBasic(header ?? '')) {
    const app = accounts.findApp(id);
    if (app && sameSecret(app.clientSecret, secret)) return app;
  }
  return undefined;
}

/** Every possible meaning of a Basic header; empty: it is none. */
export function readBasic(header: string): readonly Credentials[] {
  if (last?.header !== header) last = { header, meanings: meaningsOf(header) };
  return last.meanings;
}

/** A client sends the same header each time. */
let last: { readonly header: string; readonly meanings: readonly Credentials[] } | undefined;

function meaningsOf(header: string): readonly Credentials[] {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header.trim()) ?? [];
  if (encoded === undefined) return [];
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return [];
  const raw = { id: text.slice(0, colon), secret: text.slice(colon + 1) };
  const id = formDecode(raw.id);
  const secret = formDecode(raw.secret);
  return id === undefined || secret === undefined ? [raw] : [{ id, secret }, raw];
}

/** Undoes application/x-www-form-urlencoded; undefined for a broken escape. */
export function formDecode(text: string): string | undefined {
  if (!ENCODED.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Most texts have none of these, and the decoder costs more than the look. */
const ENCODED = /[%+]/;

/** Shorter values would mask ordinary words. */
const SHORTEST = 8;

/** A signed token of any service. */
const SIGNED = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** Replaces the values, also in addresses and in Base64, and every signed token. */
export function maskSecrets(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter(({ length }) => length >= SHORTEST)
    .flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
    // The longest first: a part of it may be one of the others.
    .sort((a, b) => b.length - a.length);
  return (text) =>
    forms.reduce((masked, form) => masked.replaceAll(form, '***'), text).replace(SIGNED, '***');
}

import { createHmac, randomBytes, randomInt, scryptSync, timingSafeEqual } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Lengths as django-oauth-toolkit makes them. */
export const SECRET_LENGTH = { clientId: 40, clientSecret: 128, token: 30 } as const;

/** Unguessable letters and digits. */
export function randomSecret(length: number): string {
  let secret = '';
  while (secret.length < length) {
    const byte = nextByte();
    // 248 = 4 * 62: larger bytes would make some letters more likely
    if (byte < 248) secret += LETTERS[byte % LETTERS.length];
  }
  return secret;
}

const pool = { bytes: Buffer.alloc(0), used: 0 };

/** Requests many random bytes at once, because every answer carries a new session. */
function nextByte(): number {
  if (pool.used === pool.bytes.length) {
    pool.bytes = randomBytes(4096);
    pool.used = 0;
  }
  const byte = pool.bytes[pool.used] ?? 255;
  pool.used += 1;
  return byte;
}

export function randomDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('');
}

/** A secret derived from the database's seed, so that only its hash needs to be stored. */
export function derivedSecret(seed: string, name: string): string {
  return createHmac('sha256', seed).update(name).digest('base64url').slice(0, 20);
}

/** A PIN of four digits, derived from the seed in the same way. */
export function derivedPin(seed: string, name: string): string {
  return String(createHmac('sha256', seed).update(name).digest().readUInt32BE() % 10_000).padStart(4, '0');
}

/**
 * A realistic cost, about 40 ms per hash. Test suites do not notice it: seeded users are hashed when they first log in.
 */
const SCRYPT = { N: 16_384, r: 8, p: 1 } as const;

export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}.${scryptSync(password, salt, 32, SCRYPT).toString('base64url')}`;
}

export function isPassword(password: string, hash: string): boolean {
  const [salt = '', wanted = ''] = hash.split('.');
  const made = scryptSync(password, Buffer.from(salt, 'base64url'), 32, SCRYPT);
  return timingSafeEqual(made, Buffer.from(wanted, 'base64url'));
}

/** Compares secrets in constant time. */
export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

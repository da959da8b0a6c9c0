import { createHmac, randomBytes, randomInt, scryptSync, timingSafeEqual } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Lengths as django-oauth-toolkit makes them. */
export const SECRET_LENGTH = { clientId: 40, clientSecret: 128, token: 30 } as const;

/** Unguessable letters and digits. */
export function randomSecret(length: number): string {
  if (pool.used + length > pool.letters.length) refill();
  pool.used += length;
  return pool.letters.toString('latin1', pool.used - length, pool.used);
}

/** Many letters are made at once, because every answer carries a new session. */
const pool = { letters: Buffer.alloc(0), used: 0 };

function refill(): void {
  const bytes = randomBytes(8192);
  let count = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 255;
    // 248 = 4 * 62: larger bytes would make some letters more likely
    if (byte < 248) {
      bytes[count] = LETTERS.charCodeAt(byte % LETTERS.length);
      count += 1;
    }
  }
  pool.letters = bytes.subarray(0, count);
  pool.used = 0;
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

/** Compares secrets in a time that tells no more than their lengths, which are known. */
export function sameSecret(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

import { createHash } from 'node:crypto';
import type { Hono } from 'hono';

/** A local server that answers as a store does, as far as a release asks it. */
export interface Double {
  readonly app: Hono;
  /** SHA-256 of each package that it got, in order */
  readonly uploads: readonly string[];
}

/** What a double is set up with. */
export interface DoubleSetup {
  /** how it says no; 'none': not at all */
  readonly refusal: string;
  /** what the environment has for it; it accepts no other */
  readonly settings: Readonly<Record<string, string>>;
}

export function sha256Of(bytes: ArrayBuffer): string {
  return createHash('sha256').update(new Uint8Array(bytes)).digest('hex');
}

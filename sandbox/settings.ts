import * as v from 'valibot';
import { REQUESTS_PER_SECOND } from '../src/inventorum/rate-limit.ts';

const SECONDS = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000));

/**
 * The settings of the sandbox, which can all be changed while it runs. Names follow django-oauth-toolkit's settings.
 */
export const SETTINGS = v.strictObject({
  /** `expires_in` of new access tokens */
  tokenLifetimeSeconds: v.pipe(SECONDS, v.minValue(1)),
  /** lifetime of a refresh token after its access token expired; null: unlimited */
  refreshTokenLifetimeSeconds: v.nullable(SECONDS),
  /** how long a retired refresh token still yields the pair that replaced it */
  graceSeconds: SECONDS,
  /** reuse of a refresh token outside its grace period revokes the whole token set */
  reuseProtection: v.boolean(),
  /** what a refresh does to the refresh token */
  rotation: v.picklist(['rotates', 'same token', 'no token in the answer']),
  /** whether the previous access token stays valid until it expires */
  oldAccessToken: v.picklist(['dies', 'lives']),
  /** bugs of old toolkit versions when a refresh token was used twice within the grace period */
  oldToolkitFault: v.picklist([
    'none',
    'successor never saved',
    'old token again',
    'empty tokens',
    'server error',
  ]),
  /** format of the token endpoint's refusals: that of RFC 6749, or the envelope of the rest of the API */
  tokenErrors: v.picklist(['oauth', 'envelope']),
  /** requests per second and token (token endpoint: per client) */
  rateLimit: v.union([v.pipe(v.number(), v.integer(), v.minValue(1)), v.literal('off')]),
  /** whether answers carry CORS headers */
  cors: v.boolean(),
  /** added to the server's clock, ms */
  clockShiftMs: v.pipe(v.number(), v.integer()),
  /** the server's clock stands at this moment, ms since the epoch; null: it runs */
  clockFrozenAt: v.nullable(v.pipe(v.number(), v.integer())),
});

export type Settings = Readonly<v.InferOutput<typeof SETTINGS>>;

/** The defaults of django-oauth-toolkit, with the lifetime of the documentation's sample answer. */
export const DEFAULT_SETTINGS: Settings = {
  tokenLifetimeSeconds: 36_000,
  refreshTokenLifetimeSeconds: null,
  graceSeconds: 0,
  reuseProtection: false,
  rotation: 'rotates',
  oldAccessToken: 'dies',
  oldToolkitFault: 'none',
  tokenErrors: 'oauth',
  rateLimit: REQUESTS_PER_SECOND,
  cors: false,
  clockShiftMs: 0,
  clockFrozenAt: null,
};

/** A value that may change while others hold a reference to it. */
export interface Changeable<T> {
  get(): T;
  change(part: Partial<T>): void;
}

export function changeable<T extends object>(initial: T): Changeable<T> {
  let value = initial;
  return {
    get: () => value,
    change: (part) => {
      value = { ...value, ...part };
    },
  };
}

import {
  array,
  boolean,
  type GenericSchema,
  literal,
  minLength,
  nullable,
  number,
  object,
  optional,
  picklist,
  pipe,
  string,
  transform,
  union,
  variant,
} from 'valibot';
import type { App } from '../../oauth/app.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { Arrangement } from '../public/arrangement.ts';
import type { Recovery } from '../public/status.ts';
import type { Deletion } from './deletion.ts';

/** Built when the first record is read: a start of the background evaluates this file, and reads none by itself. */
function once<T>(build: () => GenericSchema<unknown, T>): () => GenericSchema<unknown, T> {
  let schema: GenericSchema<unknown, T> | undefined;
  return () => {
    schema ??= build();
    return schema;
  };
}

const token = () => pipe(string(), minLength(1));

/** Older versions stored any scope that a server sent, even a megabyte of it. */
const MOST_SCOPES = 100;
const LONGEST_SCOPE = 2_000;
const LONGEST_CODE = 64;

/** A word of a server; an implausible one is dropped. */
const word = () =>
  pipe(
    string(),
    transform((text) => (text.length <= LONGEST_CODE && /^[\x21-\x7e]+$/.test(text) ? text : null)),
  );

const scope = () =>
  nullable(
    pipe(
      string(),
      transform((text) => (text.length <= LONGEST_SCOPE ? text : null)),
    ),
  );

const withdrawnScope = () =>
  optional(
    nullable(
      pipe(
        array(string()),
        transform((names) => {
          const kept = names.slice(-MOST_SCOPES);
          return kept.join(' ').length <= LONGEST_SCOPE ? kept : [];
        }),
      ),
    ),
    [],
  );

export const appSchema = once<App>(() =>
  object({
    id: string(),
    label: string(),
    environmentId: string(),
    kind: picklist(['internal', 'legacy']),
    clientId: string(),
    clientSecret: string(),
    addedAt: number(),
  }),
);

const attempt = () =>
  object({
    startedAt: number(),
    fingerprint: string(),
    generation: number(),
    resent: boolean(),
    doubt: boolean(),
    failures: number(),
  });

const cause = () =>
  union([
    object({ kind: picklist(['network', 'timeout', 'not reachable']) }),
    object({ kind: literal('rate limited'), status: literal(429) }),
    object({ kind: picklist(['server error', 'not json', 'redirect']), status: number() }),
    object({
      kind: literal('unexpected answer'),
      status: number(),
      code: nullable(word()),
      stored: optional(boolean(), false),
    }),
  ]);

const rejection = () =>
  pipe(
    word(),
    transform((code) => code ?? 'invalid_grant'),
  );

const refresh = () =>
  variant('state', [
    object({ state: literal('idle'), dueAt: number() }),
    object({ state: literal('in flight'), attempt: attempt() }),
    object({
      state: literal('backing off'),
      until: number(),
      cause: cause(),
      failures: number(),
      doubt: boolean(),
    }),
    object({ state: literal('unknown outcome'), attempt: attempt() }),
    object({ state: literal('rejected'), code: rejection(), at: number(), afterLostAnswer: boolean() }),
    object({ state: literal('wrong client'), at: number(), doubt: boolean() }),
  ]);

export const tokenSetSchema = once<TokenSet>(() =>
  object({
    id: string(),
    appId: string(),
    label: string(),
    addedAt: number(),
    scope: scope(),
    withdrawnScope: withdrawnScope(),
    accessToken: nullable(token()),
    expiresAt: nullable(number()),
    refreshToken: token(),
    unproven: optional(boolean(), false),
    previousRefreshToken: nullable(token()),
    previousIsOther: optional(boolean(), false),
    generation: number(),
    lifetime: nullable(number()),
    lifetimeIsAssumed: optional(boolean(), false),
    refreshedAt: nullable(number()),
    attemptedAt: nullable(number()),
    accessRefused: optional(boolean(), false),
    provokedAt: nullable(number()),
    rejectedAt: optional(nullable(number()), null),
    refresh: refresh(),
    marks: array(object({ fingerprint: string(), from: number(), expiresAt: nullable(number()) })),
  }),
);

export const deletionSchema = once<Deletion>(() =>
  variant('state', [
    object({
      state: literal('pending'),
      id: string(),
      kind: picklist(['app', 'token set']),
      label: string(),
      until: number(),
    }),
    object({ state: literal('done'), id: string(), at: number() }),
  ]),
);

export const arrangementSchema = once<Arrangement>(() =>
  object({
    order: array(string()),
    favourites: array(string()),
  }),
);

export const recoverySchema = once<Recovery>(() => object({ at: number(), count: number() }));

import fc from 'fast-check';
import type { TokenAnswer } from '../../src/oauth/read-answer.ts';

/** A token answer outside the standard, and its content. */
export interface OddAnswer {
  readonly answer: TokenAnswer;
  /** the refresh token beside the access token, or the only one; null: none */
  readonly refreshToken: string | null;
  /** a second one */
  readonly otherRefreshToken: string | null;
}

const token = fc.stringMatching(/^[A-Za-z0-9._~+/-]{12,40}$/).map((text) => `T${text}`);

const SPELLINGS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
  (name) => name.toUpperCase(),
  (name) => name.replaceAll('_', '-'),
];

const NESTINGS: readonly ((body: object, other: object | null) => unknown)[] = [
  (body, other) => ({ ...body, ...(other ? { other } : {}) }),
  (body, other) => ({ data: body, ...(other ? { other } : {}) }),
  (body, other) => ({ ...(other ? { old: other } : {}), result: { tokens: body } }),
  (body, other) => [...(other ? [other] : []), body],
  (body, other) => ({ tokens: [body, ...(other ? [other] : [])] }),
];

const NOISE: readonly ((json: string) => string)[] = [
  (json) => json,
  (json) => `\uFEFF${json}`,
  (json) => `)]}',\n${json}`,
  (json) => `<br />\n<b>Warning</b>: "x" is {odd} in <b>/srv/a.php</b> on line <b>3</b><br />\n${json}`,
  (json) => `${json} // 12 ms`,
  (json) => `${json}\n<!-- node "7" -->`,
  (json) => json.replace(/,(?=")/g, ', /* "it\'s" one */ '),
  (json) => JSON.stringify(json),
];

const SCOPES: readonly unknown[] = [undefined, null, 'a b', ['a', 'b'], 'a,b', '', [], 7, { a: true }, '"'];

/** Answers in every mixture of status, nesting, spelling, types, noise and order, with or without rotation. */
export const oddAnswer: fc.Arbitrary<OddAnswer> = fc
  .record({
    status: fc.constantFrom(200, 201, 202, 203, 206, 299),
    nesting: fc.constantFrom(...NESTINGS),
    spelling: fc.constantFrom(...SPELLINGS),
    noise: fc.constantFrom(...NOISE),
    scope: fc.constantFrom(...SCOPES),
    expiresIn: fc.constantFrom<unknown>(36_000, '36000', 'soon', null, undefined, -1),
    tokenType: fc.constantFrom<unknown>('Bearer', 'bearer', 'mac', null, undefined),
    access: fc.option(token, { freq: 5 }),
    refresh: fc.option(token, { freq: 3 }),
    other: fc.option(token, { freq: 1 }),
    backwards: fc.boolean(),
  })
  .map((parts) => {
    const { access, refresh, scope, expiresIn, tokenType, spelling, nesting, noise, status } = parts;
    // The access token beside it distinguishes the first one from a second one.
    const other = access !== null && refresh !== null && parts.other !== refresh ? parts.other : null;
    const fields: readonly (readonly [string, unknown])[] = [
      ['access_token', access ?? undefined],
      ['token_type', tokenType],
      ['expires_in', expiresIn],
      ['refresh_token', refresh ?? undefined],
      ['scope', scope],
    ];
    const written = fields.map(([name, value]) => [spelling(name), value] as const);
    const body = Object.fromEntries(parts.backwards ? written.toReversed() : written);
    const second = other === null ? null : { [spelling('refresh_token')]: other };
    const answer: TokenAnswer = {
      status,
      redirected: false,
      contentType: 'application/json',
      retryAfter: null,
      text: noise(JSON.stringify(nesting(body, second))),
      incomplete: false,
    };
    return { answer, refreshToken: refresh, otherRefreshToken: other };
  });

import { SANDBOX_HEADER, USUAL_ANSWER } from '../../src/inventorum/sandbox-fault.ts';
import type { Identity } from '../accounts/identity.ts';
import { randomDigits, randomSecret } from '../accounts/secrets.ts';
import type { Answer } from './answer.ts';

export interface ResponseFacts {
  readonly identity: Identity | undefined;
  /** value of `Allow`; undefined for paths that do not exist */
  readonly allow: string | undefined;
  readonly cookie: string | undefined;
  /** value of the request's `Origin` if CORS is enabled */
  readonly corsFor: string | undefined;
}

/** An answer as it goes over the wire. */
export interface ApiReply {
  readonly status: number;
  /** in the API's spelling, without Content-Length */
  readonly headers: Readonly<Record<string, string>>;
  /** null: the answer to HEAD */
  readonly text: string | null;
}

const RID_PREFIX = `1${randomDigits(9)}`;
let answers = 0;

/** An answer with the headers of recorded answers. */
export function toReply(answer: Answer, facts: ResponseFacts): ApiReply {
  const { identity, allow } = facts;
  const json = answer.json ?? (answer.body === undefined ? undefined : JSON.stringify(answer.body));
  const text = answer.text ?? json ?? '';
  const headers: Record<string, string> = {
    Server: 'nginx',
    [SANDBOX_HEADER]: USUAL_ANSWER,
    Vary: 'Accept, Cookie',
    'X-Rid': nextRequestId(),
    'X-Inv-User': identity ? String(identity.userId) : 'Anonymous',
    'X-Inv-Account': identity ? String(identity.accountId) : 'Anonymous',
    'Set-Cookie': `sn=${sessionOf(facts.cookie)}; HttpOnly; Max-Age=7200; Path=/`,
  };
  if (json !== undefined) headers['Content-Type'] = 'application/json';
  if (allow !== undefined) headers['Allow'] = allow;
  if (facts.corsFor !== undefined) Object.assign(headers, corsHeaders(facts.corsFor));
  if (answer.headers) Object.assign(headers, answer.headers);
  return { status: answer.status, headers, text };
}

/** The same as a Response, for faults and callers of fetch. */
export function toResponse({ status, headers, text }: ApiReply): Response {
  return new Response(text, { status, headers });
}

/** 19 digits, as recorded; different for every answer. */
function nextRequestId(): string {
  answers += 1;
  return RID_PREFIX + String(answers).padStart(9, '0');
}

/** A valid session is kept; any other value is replaced, never echoed. */
function sessionOf(cookie: string | undefined): string {
  if (cookie === undefined) return randomSecret(32);
  const [, given] = /(?:^|; ?)sn=([A-Za-z0-9]{32})(?:;|$)/.exec(cookie) ?? [];
  return given ?? randomSecret(32);
}

function corsHeaders(origin: string): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, Accept, X-Api-Version',
    'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS',
    Vary: 'Accept, Cookie, Origin',
  };
}

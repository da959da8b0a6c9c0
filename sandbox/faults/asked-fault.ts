import { errorBody } from '../../src/inventorum/api-error.ts';
import {
  SANDBOX_FAULT_HEADER,
  SANDBOX_FAULTS,
  SANDBOX_HEADER,
  type SandboxFault,
  SLOW_MS,
  sandboxFault,
} from '../../src/inventorum/sandbox-fault.ts';
import { tooManyRequests } from '../api/refusals.ts';
import type { FullAnswer } from './fault.ts';

const ANSWERS: Readonly<Record<SandboxFault, FullAnswer>> = {
  slow: { kind: 'delay', ms: SLOW_MS, jitterMs: 0 },
  'rate-limit': refusal(429, tooManyRequests().answer.body, { 'Retry-After': '5' }),
  'server-error': refusal(503, errorBody('common.unknown', null)),
  html: { kind: 'html', status: 200 },
  'cut-body': { kind: 'truncate', bytes: 20, afterMs: 300 },
};

/** The answer that a request asks for by its header; undefined: it asks for none. */
export function askedFault(value: string | undefined): FullAnswer | undefined {
  if (value === undefined) return undefined;
  const fault = sandboxFault(value);
  return fault === null ? UNKNOWN : ANSWERS[fault];
}

/** Tells the client that the answer was asked for. */
export function withAsked(response: Response, value: string): Response {
  if (sandboxFault(value) !== null) response.headers.set(SANDBOX_HEADER, value);
  return response;
}

function refusal(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): FullAnswer {
  return { kind: 'answer', status, headers, body, encoding: 'text' };
}

const UNKNOWN = refusal(
  400,
  errorBody('common.unknown', `${SANDBOX_FAULT_HEADER} is none of: ${SANDBOX_FAULTS.join(', ')}.`),
);

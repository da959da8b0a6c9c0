import { describe, expect, test } from 'vitest';
import type { OwnCall } from '../../../storage/public/own-calls.ts';
import { NOW } from '../../../ui/fixtures/status.ts';
import { exchange } from '../fixtures/exchange.ts';
import type { RecordedCall } from './call.ts';
import { readOwnCall, withOwnCalls } from './use-own-calls.ts';

const TOKEN = { fingerprint: '00000000000000f3', tail: 'f3Qa' };
const EXPLANATION = { sends: false, because: 'origin not allowed' } as const;

function call(changes: Partial<OwnCall>): RecordedCall {
  const made: OwnCall = {
    id: String(changes.at),
    kind: 'token request',
    at: NOW,
    duration: 20,
    method: 'POST',
    url: 'https://app.inventorum.com/api/auth/token/',
    status: 200,
    outcome: 'answered',
    apiVersion: null,
    accessToken: null,
    ...changes,
  };
  return { ...readOwnCall(made), explanation: EXPLANATION };
}

function recordedCall(startedAt: number, source: RecordedCall['source'] = 'page'): RecordedCall {
  const credential = { kind: 'bearer', ...TOKEN } as const;
  return {
    ...{ key: `${source} ${startedAt}`, source, size: null, entry: {}, explanation: EXPLANATION },
    exchange: exchange({ startedAt, credential }),
  };
}

describe('the list with the own calls in it', () => {
  test('is in the order of their beginnings', () => {
    const own = [call({ at: NOW + 5 }), call({ at: NOW + 1 }), call({ at: NOW + 9 })];
    const all = withOwnCalls([recordedCall(NOW), recordedCall(NOW + 3), recordedCall(NOW + 7)], own);
    expect(all.map(({ exchange: { startedAt } }) => startedAt - NOW)).toEqual([0, 1, 3, 5, 7, 9]);
  });

  test('has a replay of this panel once, and those of others as well', () => {
    const replay = { kind: 'replay', method: 'GET', accessToken: TOKEN } as const;
    const own = [call({ ...replay, at: NOW }), call({ ...replay, at: NOW + 1 })];
    const all = withOwnCalls([recordedCall(NOW, 'replay')], own);
    expect(all.map(({ source }) => source)).toEqual(['replay', 'own']);
  });

  test('is the list itself where there are none', () => {
    const calls = [recordedCall(NOW)];
    expect(withOwnCalls(calls, [])).toBe(calls);
  });
});

test('an own call says what was sent and how it ended, and hides what stood for a secret', () => {
  const url = 'https://app.inventorum.com/api/products/?code=…&page=1';
  const own = call({ kind: 'replay', url, status: 0, outcome: 'redirected', accessToken: TOKEN });
  expect(own).toMatchObject({ source: 'own', entry: null });
  expect(own.exchange).toMatchObject({
    search: '?code=…&page=1',
    netError: 'REDIRECT_NOT_FOLLOWED',
    credential: { kind: 'bearer', tail: 'f3Qa' },
  });
  expect(call({}).exchange.credential).toEqual({ kind: 'other scheme', scheme: 'Basic' });
});

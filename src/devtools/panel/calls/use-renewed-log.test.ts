import { describe, expect, test, vi } from 'vitest';
import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { placeholders } from '../../../diagnosis/redaction/placeholders.ts';
import { redactValues } from '../../../diagnosis/redaction/redact-values.ts';
import type { Secret } from '../../../diagnosis/redaction/secret.ts';
import { PRODUCTION } from '../../../inventorum/environment.ts';
import type { FinishedRequest } from '../../../platform/devtools.ts';
import { exchange } from '../fixtures/exchange.ts';
import { finishedRequest } from '../fixtures/finished-request.ts';
import { createBodyStore } from './body-store.ts';
import type { RecordedCall } from './call.ts';
import { type CallLogEvent, EMPTY_LOG, nextLog } from './call-log.ts';
import { readCall } from './read-call.ts';
import { createRedactExchange } from './redact-exchange.ts';
import { createRenewing } from './use-renewed-log.ts';

const SECRET = 'saved-later/0123456789';

/** A panel's list, and a background whose secrets and answers the test sets. */
function panel() {
  const secrets: Secret[] = [];
  const names = placeholders();
  const background = { answers: true, asked: 0 };
  const redactExchange = createRedactExchange(async (entries: readonly HarEntry[]) => {
    background.asked += 1;
    return background.answers ? redactValues(entries, [...secrets], names) : null;
  });
  let log = EMPTY_LOG;
  const dispatch = (event: CallLogEvent) => {
    log = nextLog(log, event);
  };
  const reading = {
    ...{ environments: [PRODUCTION], tabId: 7, bodies: createBodyStore(), redactExchange },
    fingerprint: async () => 'f',
  };
  const add = (call: RecordedCall) => dispatch({ type: 'recorded', calls: [call] });
  const renewing = createRenewing(() => ({ log, reading, dispatch, add }));
  return {
    background,
    renewing,
    save: () => secrets.push({ kind: 'refresh token', value: SECRET }),
    see: async (
      asked: Parameters<typeof finishedRequest>[0] | FinishedRequest,
      source: RecordedCall['source'] = 'page',
    ) => {
      const read = await readCall(asked && 'entry' in asked ? asked : finishedRequest(asked), reading);
      if (!read) throw new Error('That is no request of the API.');
      renewing.add({ ...read, source, explanation: { sends: false, because: 'origin not allowed' } });
    },
    drawn: () => JSON.stringify(log.calls.map(({ exchange: { asked: _asked, ...rest } }) => rest)),
    log: () => log,
  };
}

const ADDRESS = { path: `/api/products/?search=${encodeURIComponent(SECRET)}` };
const ANSWER = { path: '/api/products/', status: 400, body: JSON.stringify({ detail: `no ${SECRET} here` }) };

describe('a list that is read anew', () => {
  test.each([
    ['an address', ADDRESS],
    ['an error', ANSWER],
  ])('shows in %s no secret that was saved after it was drawn', async (_, request) => {
    const { see, save, drawn, renewing, log } = panel();
    await see(request);
    await see({ path: '/api/products/' });
    const { calls } = log();
    expect(decodeURIComponent(drawn())).toContain(SECRET);
    save();
    await renewing.renew('all');
    expect(decodeURIComponent(drawn())).not.toContain(SECRET);
    expect(log().calls.map(({ key }) => key)).toEqual(calls.map(({ key }) => key));
    expect(log().calls[1]).toBe(calls[1]);
  });

  test('reads the body of an error when it is opened, if the browser was busy before', async () => {
    const { see, renewing, log } = panel();
    const request = finishedRequest({ status: 403, body: '{"error":{"key":"scope.wrong"}}' });
    vi.spyOn(request, 'body')
      .mockRejectedValueOnce(new Error('busy'))
      .mockRejectedValueOnce(new Error('busy'));
    await see(request);
    const opened = () => log().calls[0] ?? expect.unreachable();
    await renewing.open(opened());
    expect(opened().exchange).toMatchObject({ body: null, unread: 'not told' });
    await renewing.open(opened());
    expect(opened().exchange.body).toContain('scope.wrong');
    expect(opened().exchange.unread).toBeUndefined();
  });

  test('keeps what looks as before, by identity, and asks for nothing that is public', async () => {
    const { see, renewing, log, background } = panel();
    await see({ path: '/api/products/?search=teapot-of-glass' });
    await see({ path: '/api/products/?limit=20' });
    const { calls } = log();
    expect(background.asked).toBe(1);
    await renewing.renew('all');
    expect(background.asked).toBe(2);
    expect(log().calls).toEqual(calls);
    expect(log().calls[0]).toBe(calls[0]);
  });

  test('fills in what was withheld once the background answers for another call', async () => {
    const { see, drawn, background } = panel();
    background.answers = false;
    await see({ path: '/api/products/?search=teapot-of-glass' });
    await see({ path: '/api/products/', status: 400, body: '{"detail":"The teapot is broken."}' });
    expect(drawn()).not.toMatch(/teapot/);
    background.answers = true;
    await see({ path: '/api/products/?limit=20' });
    expect(drawn()).not.toMatch(/teapot/);
    await see({ path: '/api/products/?search=kettle-of-glass' });
    await vi.waitFor(() => expect(drawn()).toMatch(/teapot-of-glass.*teapot is broken.*kettle/));
    expect(drawn()).not.toContain('withheld');
  });

  test('leaves texts out again where the background does not answer any more, and keeps the token of a replay', async () => {
    const { see, drawn, renewing, background, log } = panel();
    await see(ANSWER, 'replay');
    background.answers = false;
    await renewing.renew('all');
    expect(drawn()).not.toContain(SECRET);
    background.answers = true;
    const { credential } = log().calls[0]?.exchange ?? exchange();
    await renewing.renew('withheld');
    expect(drawn()).toContain(SECRET);
    expect(log().calls[0]?.exchange.credential).toEqual(credential);
  });
});

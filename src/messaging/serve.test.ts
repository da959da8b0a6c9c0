import { describe, expect, test, vi } from 'vitest';
import { type CaughtError, keepTrace } from '../trace.ts';
import { type Handlers, ProblemError, serve } from './serve.ts';

const OWN = { extensionId: 'own-id', origin: 'chrome-extension://own-id' };
const POPUP = { extensionId: 'own-id', url: 'chrome-extension://own-id/src/popup/index.html' };

function handlers(changes: Partial<Handlers> = {}): Handlers {
  const nothing = vi.fn(async () => null);
  return {
    'status.write': async () => ({ apps: 0 }),
    'app.add': async () => ({ appId: 'a', tokenSetId: 't' }),
    'app.add-several': async () => ({ ids: [], added: 0, known: 0 }),
    'app.undo-several': async () => ({ undone: true }),
    'refresh-token.known': async () => [],
    'app.edit': nothing,
    'token-set.add': async () => ({ tokenSetId: 't' }),
    'app.add-by-log-in': async () => ({ appId: 'a', tokenSetId: 't' }),
    'token-set.add-by-log-in': async () => ({ tokenSetId: 't' }),
    'token-set.log-in': nothing,
    'token-set.edit': nothing,
    'secret.reveal': async () => ({ value: 'v' }),
    'item.move': nothing,
    'token-set.favourite': nothing,
    'item.delete': nothing,
    'item.undelete': nothing,
    'everything.delete': nothing,
    'everything.undelete': async () => ({ undone: true }),
    'draft.keep': async () => ({ kept: true }),
    'selection.keep': nothing,
    'selection.take': async () => ({ text: null }),
    'draft.discard': nothing,
    'token-set.refresh': async () => ({ state: 'idle', kind: 'internal' }),
    'token-set.try-previous': nothing,
    'recovery.dismiss': nothing,
    'session.acknowledge': nothing,
    'injection.choose': nothing,
    'injection.switch': nothing,
    'injection.pause': nothing,
    'injection.resume': nothing,
    'injection.strict': nothing,
    'tab.pin': nothing,
    'tab.unpin': nothing,
    'fault.start': nothing,
    'fault.end': nothing,
    'app.api-version': nothing,
    'token-set.guard': nothing,
    'token-set.allow-writes': nothing,
    'origin.read-answers': nothing,
    'environment.add': async () => ({ id: 'e' }),
    'environment.remove': nothing,
    'origin.allow': nothing,
    'origin.disallow': nothing,
    'request.unauthorized': nothing,
    'request.own-authorization': nothing,
    'exchanges.redact': async ({ entries }) => ({ entries, counts: {} }),
    'exchange.replay': () => Promise.reject(new ProblemError({ code: 'refused' })),
    ...changes,
  };
}

const SWITCH = { command: 'injection.switch', input: { on: false } };
const ADD = {
  app: { label: ' Shop ', kind: 'internal', environmentId: 'production', clientId: 'c', clientSecret: ' s ' },
  tokenSet: { label: 'Sync', refreshToken: 'r', accessToken: '' },
};

describe('serve', () => {
  test('carries out a command of an own page', async () => {
    const turn = vi.fn(async () => null);

    const reply = await serve(handlers({ 'injection.switch': turn }), OWN)(SWITCH, POPUP);

    expect(reply).toEqual({ ok: true, value: null });
    expect(turn).toHaveBeenCalledWith({ on: false });
  });

  test.each([
    ['a web page', { extensionId: null, url: 'https://evil.test/' }],
    ['a web page that runs a content script of ours', { extensionId: 'own-id', url: 'https://evil.test/' }],
    ['another extension', { extensionId: 'other', url: 'chrome-extension://other/x.html' }],
    [
      'an address that only begins like ours',
      { extensionId: 'own-id', url: 'chrome-extension://own-id.evil/x' },
    ],
    ['nobody', { extensionId: 'own-id', url: null }],
  ])('refuses %s', async (_who, sender) => {
    const turn = vi.fn(async () => null);

    const reply = await serve(handlers({ 'injection.switch': turn }), OWN)(SWITCH, sender);

    expect(reply).toEqual({ ok: false, problem: { code: 'refused' } });
    expect(turn).not.toHaveBeenCalled();
  });

  test.each([
    ['an unknown command', { command: 'secrets.read', input: {} }],
    ['a name from the prototype', { command: 'constructor', input: {} }],
    ['no object', 'hello'],
    ['nothing', undefined],
    ['a wrong input', { command: 'injection.switch', input: { on: 'yes' } }],
    ['an input too much', { command: 'injection.switch', input: { on: true, also: 1 } }],
    ['no input', { command: 'injection.switch' }],
  ])('refuses %s', async (_what, message) => {
    expect(await serve(handlers(), OWN)(message, POPUP)).toMatchObject({ ok: false });
  });

  test('of answers 401 that are told together, one that cannot be judged does not hide the others', async () => {
    const hear = vi.fn(async () => null);
    const told = { method: 'GET', type: 'sub-resource', initiator: 'https://shop.test', tabId: 7, at: 1000 };
    const good = { ...told, url: 'https://app.inventorum.com/api/products/' };
    const odd = [
      { ...good, url: `${good.url}${'x'.repeat(8000)}` },
      { ...good, initiator: 'shop.test' },
      { ...good, method: 'M'.repeat(41) },
      { ...good, at: Number.NaN },
      'hello',
    ];

    const input = { requests: [odd[0], good, ...odd.slice(1), good] };
    const reply = await serve(handlers({ 'request.unauthorized': hear }), OWN)(
      { command: 'request.unauthorized', input },
      POPUP,
    );

    expect(reply).toEqual({ ok: true, value: null });
    expect(hear).toHaveBeenCalledWith({ requests: [good, good] });
  });

  test.each([
    [
      'an empty client id',
      { ...ADD, app: { ...ADD.app, clientId: ' ' } },
      { code: 'missing', field: 'clientId' },
    ],
    ['an empty label', { ...ADD, app: { ...ADD.app, label: '' } }, { code: 'missing', field: 'label' }],
    [
      'an empty token label',
      { ...ADD, tokenSet: { ...ADD.tokenSet, label: '' } },
      { code: 'missing', field: 'tokenSetLabel' },
    ],
    [
      'white space inside',
      { ...ADD, tokenSet: { ...ADD.tokenSet, refreshToken: 'a b' } },
      { code: 'has white space', field: 'refreshToken' },
    ],
    [
      'an umlaut',
      { ...ADD, app: { ...ADD.app, clientSecret: 'sü' } },
      { code: 'not ascii', field: 'clientSecret' },
    ],
    [
      'an access token that no header may hold',
      { ...ADD, tokenSet: { ...ADD.tokenSet, accessToken: 'a:b' } },
      { code: 'cannot be sent', field: 'accessToken' },
    ],
    [
      'a huge token',
      { ...ADD, tokenSet: { ...ADD.tokenSet, accessToken: 'a'.repeat(5000) } },
      { code: 'too long', field: 'accessToken' },
    ],
  ])('names the field of %s', async (_what, input, problem) => {
    expect(await serve(handlers(), OWN)({ command: 'app.add', input }, POPUP)).toEqual({
      ok: false,
      problem,
    });
  });

  test('trims what was pasted', async () => {
    const add = vi.fn(async () => ({ appId: 'a', tokenSetId: 't' }));

    await serve(handlers({ 'app.add': add }), OWN)({ command: 'app.add', input: ADD }, POPUP);

    expect(add).toHaveBeenCalledWith(
      expect.objectContaining({ app: expect.objectContaining({ label: 'Shop', clientSecret: 's' }) }),
    );
  });

  describe('with the name of a form', () => {
    const EMPTY = { ...ADD, app: { ...ADD.app, clientSecret: '' } };

    function completing() {
      const ended: string[] = [];
      const drafts = { complete: async () => ADD, end: async (form: string) => void ended.push(form) };
      return { ended, drafts };
    }

    test('completes the input before it is checked, and ends the draft', async () => {
      const { ended, drafts } = completing();
      const listen = serve(handlers(), OWN, drafts);
      const reply = await listen({ command: 'app.add', input: EMPTY, form: 'add app' }, POPUP);
      expect([reply.ok, ended]).toEqual([true, ['add app']]);
    });

    test('keeps the draft of a command that failed', async () => {
      const { ended, drafts } = completing();
      const failing = handlers({ 'app.add': () => Promise.reject(new ProblemError({ code: 'not saved' })) });
      const listen = serve(failing, OWN, drafts);
      const reply = await listen({ command: 'app.add', input: EMPTY, form: 'add app' }, POPUP);
      expect([reply.ok, ended]).toEqual([false, []]);
    });

    test('completes nothing for a stranger, and nothing without a form', async () => {
      const { drafts } = completing();
      const complete = vi.fn(drafts.complete);
      const listen = serve(handlers(), OWN, { ...drafts, complete });
      const message = { command: 'app.add', input: EMPTY };
      await listen({ ...message, form: 'add app' }, { extensionId: null, url: 'https://evil.test/' });
      expect(await listen(message, POPUP)).toMatchObject({ problem: { field: 'clientSecret' } });
      expect(complete).not.toHaveBeenCalled();
    });
  });

  test('turns a problem into an answer, and a defect into one that says nothing of it but goes into the trace', async () => {
    const traced: CaughtError[] = [];
    keepTrace((caught) => traced.push(caught));
    const problem = { code: 'not found' } as const;
    const listen = serve(
      handlers({
        'item.delete': async () => {
          throw new ProblemError(problem);
        },
        'item.undelete': async () => {
          throw new TypeError('of a secret');
        },
      }),
      OWN,
    );

    expect(await listen({ command: 'item.delete', input: { id: 'x' } }, POPUP)).toEqual({
      ok: false,
      problem,
    });
    expect(await listen({ command: 'item.undelete', input: { id: 'x' } }, POPUP)).toEqual({
      ok: false,
      problem: { code: 'unexpected' },
    });
    expect(traced).toEqual([{ code: 'command', name: 'TypeError', location: null }]);
  });

  test.each([
    ['https://shop.test', true],
    ['http://localhost:5173', true],
    ['https://shop.test/', false],
    ['https://shop.test:443', false],
    ['shop.test', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
  ])('takes %s as an origin: %s', async (origin, ok) => {
    const input = { origin, reach: { in: 'every tab' } };
    expect(await serve(handlers(), OWN)({ command: 'origin.allow', input }, POPUP)).toMatchObject({ ok });
  });
});

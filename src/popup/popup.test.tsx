import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { PRODUCTION_HELD } from '../../tests/fakes/browser-facts.ts';
import { PRODUCTION } from '../inventorum/environment.ts';
import type { SessionNotice } from '../storage/public/session-notice.ts';
import { type CallRecorder, callRecorder } from '../ui/fixtures/call-recorder.ts';
import { ENGLISH, GERMAN } from '../ui/fixtures/languages.ts';
import { appStatus, NOW, STATUS, tokenSetStatus } from '../ui/fixtures/status.ts';
import { LanguageContext } from '../ui/language/language.ts';
import { popupCommands } from './fixtures/popup-commands.ts';
import { popupFacts, withTokenSet } from './fixtures/popup-facts.ts';
import { loadForms } from './forms.ts';
import { Popup } from './popup.tsx';
import type { PopupCommands, PopupFacts } from './popup-props.ts';

beforeAll(loadForms);

/** The first paste loads the readers. */
const READ = { timeout: 20_000 };

afterEach(cleanup);

const clock = () => NOW;

interface Drawing extends Partial<Omit<PopupCommands, 'call'>> {
  readonly background?: CallRecorder;
  readonly language?: typeof ENGLISH;
}

function popup(facts: PopupFacts, { background = callRecorder(), language = ENGLISH, ...commands }: Drawing) {
  return (
    <LanguageContext.Provider value={language}>
      <Popup facts={facts} commands={popupCommands({ call: background.call, ...commands })} clock={clock} />
    </LanguageContext.Provider>
  );
}

function draw(facts: PopupFacts = popupFacts(), drawing: Drawing = {}) {
  return render(popup(facts, drawing));
}

function card(id: string) {
  const found = screen.getAllByTestId('token-set').find((each) => each.dataset['id'] === id);
  if (!found) throw new Error(`No card for ${id}.`);
  return within(found);
}

function type(name: string, value: string): void {
  const field = screen.getByTestId('form').querySelector(`[name="${name}"]`);
  if (!field) throw new Error(`No field ${name}.`);
  fireEvent.input(field, { target: { value } });
}

function textOf(testId: string): string {
  return screen.getByTestId(testId).textContent ?? '';
}

const MAIL = 'App: Warehouse\nClient ID: ci-1\nClient Secret: cs-1\nRefresh Token: rt-1';

/** A paste without a focused field: the browser may not put it into the field that the form focuses. */
function pasteAnywhere(): void {
  const goesOn = fireEvent.paste(document.body, { clipboardData: { getData: () => MAIL } });
  expect(goesOn).toBe(false);
}

describe('text that is pasted into the popup itself', () => {
  afterEach(() => vi.restoreAllMocks());

  const EMPTY = popupFacts({ status: { ...STATUS, apps: [] } });
  const filled = () =>
    waitFor(
      () =>
        expect(
          ['label', 'tokenSetLabel', 'refreshToken'].map(
            (name) => screen.getByTestId('form').querySelector<HTMLInputElement>(`[name="${name}"]`)?.value,
          ),
        ).toEqual(['Warehouse', 'Token 1', 'rt-1']),
      READ,
    );

  test.each([
    ['nothing is saved', EMPTY],
    ['there is a list', popupFacts()],
  ])('opens the filled form while %s: the next click saves it', async (_while, facts) => {
    const background = callRecorder();
    draw(facts, { background });
    pasteAnywhere();
    await filled();
    fireEvent.click(screen.getByTestId('save'));
    await waitFor(() => expect(screen.queryByTestId('form')).toBeNull());
    expect(background.sent).toMatchObject([{ command: 'app.add', input: { app: { label: 'Warehouse' } } }]);
  });

  test('is read from the clipboard by a button where the browser has one', async () => {
    vi.spyOn(navigator.clipboard, 'readText').mockResolvedValue(MAIL);
    draw(EMPTY, { isFirefox: true });
    fireEvent.click(screen.getByTestId('paste'));
    await filled();
  });

  test('is read by the same button into the form of a new app, which says it, too', async () => {
    vi.spyOn(navigator.clipboard, 'readText').mockResolvedValue(MAIL);
    draw(popupFacts(), { isFirefox: true });
    fireEvent.click(screen.getByTestId('add'));
    const form = within(screen.getByTestId('form'));
    expect(form.getByTestId('paste-offer').textContent).toContain('Press Ctrl+V here.');
    fireEvent.click(form.getByTestId('paste'));
    await filled();
  });

  test('opens nothing where the browser was told no', async () => {
    vi.spyOn(navigator.clipboard, 'readText').mockRejectedValue(new Error('NotAllowedError'));
    draw(EMPTY, { isFirefox: true });
    fireEvent.click(screen.getByTestId('paste'));
    await Promise.resolve();
    expect(screen.queryByTestId('form')).toBeNull();
  });

  test('is offered by its keys, in German, too, and not beside a list', () => {
    draw(EMPTY, { language: GERMAN });
    expect(textOf('paste-offer')).toContain('Hier Strg+V drücken.');
    expect(screen.queryByTestId('paste')).toBeNull();
    cleanup();
    draw();
    expect(screen.queryByTestId('paste-offer')).toBeNull();
  });
});

describe('the list', () => {
  test('shows each token set with its state, scope and times', () => {
    draw();

    expect(card('warehouse').getByTestId('token-set-state').textContent).toBe('Active');
    expect(card('warehouse').getByTestId('token-set-expiry').textContent).toBe('7 hr 48 min left');
    expect(card('warehouse').getByTestId('token-set-refreshed').textContent).toBe('refreshed 14:02');
    expect(card('read-only').getByTestId('token-set-state').textContent).toBe('In 3 min');
    expect(card('export').getByTestId('token-set-message').textContent).toContain(
      'The server no longer accepts this refresh token (since 09:41). Nothing was deleted. ' +
        'Perhaps another browser profile or a program refreshed it.',
    );
    expect(screen.getAllByTestId('token-set').map((each) => each.dataset['state'])).toEqual([
      'live/idle',
      'live/idle',
      'expired/rejected',
    ]);
  });

  test('speaks German where the browser does', () => {
    draw(popupFacts(), { language: GERMAN });
    expect(screen.getByTestId('switch').textContent).toBe('Senden');
    expect(card('warehouse').getByTestId('token-set-state').textContent).toBe('Aktiv');
    expect(textOf('tab-reason')).toBe('Sendet nichts: Dieser Host ist nicht freigegeben.');
  });

  test('is one radio group in which the sent token set is chosen', () => {
    const background = callRecorder();
    draw(popupFacts(), { background });
    const radios = screen.getAllByRole<HTMLInputElement>('radio');
    expect(radios.map((radio) => radio.checked)).toEqual([true, false, false]);
    expect(new Set(radios.map((radio) => radio.name)).size).toBe(1);

    fireEvent.click(card('read-only').getByRole('radio'));

    expect(background.sent).toEqual([{ command: 'injection.choose', input: { tokenSetId: 'read-only' } }]);
  });

  test('goes back to what is saved where choosing failed, and says why', async () => {
    const background = callRecorder({ 'injection.choose': { ok: false, problem: { code: 'not found' } } });
    draw(popupFacts(), { background });

    fireEvent.click(card('read-only').getByRole('radio'));

    await waitFor(() => expect(textOf('notice')).toContain('deleted in the meantime'));
    expect(card('warehouse').getByRole<HTMLInputElement>('radio').checked).toBe(true);
  });

  test('refreshes now', () => {
    const background = callRecorder();
    draw(popupFacts(), { background });
    fireEvent.click(card('warehouse').getByTestId('token-set-refresh'));
    expect(background.sent).toEqual([{ command: 'token-set.refresh', input: { id: 'warehouse' } }]);
  });

  test('copies an access token in one click, and says that it stays in the clipboard', async () => {
    const copyAccessToken = vi.fn(async () => null);
    draw(popupFacts(), { copyAccessToken });
    fireEvent.click(card('warehouse').getByTestId('token-set-copy'));

    expect(copyAccessToken).toHaveBeenCalledWith('warehouse');
    await waitFor(() => expect(textOf('copied')).toMatch(/^Access token of Warehouse .*clipboard/));
  });

  test('says so for twenty seconds, which in a tab would otherwise stay', async () => {
    vi.useFakeTimers();
    draw(popupFacts(), { copyAccessToken: async () => null });
    await act(async () => void fireEvent.click(card('warehouse').getByTestId('token-set-copy')));
    await act(() => void vi.advanceTimersByTime(19_000));
    expect(textOf('copied')).toContain('copied');
    await act(() => void vi.advanceTimersByTime(1000));
    expect(textOf('copied')).toBe('');
    vi.useRealTimers();
  });

  test('says why nothing was copied', async () => {
    draw(popupFacts(), { copyAccessToken: async () => 'not copied' });
    fireEvent.click(card('warehouse').getByTestId('token-set-copy'));

    await waitFor(() => expect(textOf('notice')).toContain('did not allow copying'));
    expect(textOf('copied')).toBe('');
  });

  test('offers for a rejected token set what helps, and says what asking again does', () => {
    const background = callRecorder();
    draw(popupFacts(), { background });
    const rejected = card('export');
    expect(rejected.queryByTestId('token-set-refresh')).toBeNull();
    expect(rejected.queryByTestId('enter-token')).toBeNull();
    expect(rejected.getByTestId('log-in-again').textContent).toBe('Log in again');
    fireEvent.click(rejected.getByText('Retry this token'));
    expect(background.sent).toEqual([{ command: 'token-set.refresh', input: { id: 'export' } }]);
  });

  test('says that a scope is not known, once an answer has come', () => {
    draw(popupFacts(withTokenSet(tokenSetStatus({ scope: null }))));
    expect(card('warehouse').getByTestId('scope-unknown').textContent).toContain('Scope unknown');
    cleanup();
    draw(popupFacts(withTokenSet(tokenSetStatus({ scope: null, refreshedAt: null }))));
    expect(card('warehouse').queryByTestId('scope-unknown')).toBeNull();
  });

  test('says that two refresh tokens came, and that both are kept', () => {
    draw(popupFacts(withTokenSet(tokenSetStatus({ previousIsOther: true }))));
    expect(card('warehouse').getByTestId('two-refresh-tokens').textContent).toContain('the other is kept');
  });

  test('offers the previous refresh token to a person where the current one was rejected', () => {
    const background = callRecorder();
    draw(popupFacts(), { background });
    expect(card('export').getByTestId('token-set-message').textContent).toContain('A strict server may');
    fireEvent.click(card('export').getByTestId('try-previous'));
    expect(background.sent).toEqual([{ command: 'token-set.try-previous', input: { id: 'export' } }]);
  });

  test('says which scopes a refresh took away, until it is dismissed', () => {
    const background = callRecorder();
    const withdrawnScope = ['orders:delete', 'images:read'];
    draw(popupFacts(withTokenSet(tokenSetStatus({ withdrawnScope }))), { background });
    expect(card('warehouse').getByTestId('scope-withdrawn').textContent).toContain(
      'removed scope: orders:delete, images:read.',
    );

    fireEvent.click(card('warehouse').getByText('Dismiss'));

    const tokenSet = { label: 'Warehouse sync', refreshToken: '', accessToken: '' };
    expect(background.sent).toEqual([{ command: 'token-set.edit', input: { id: 'warehouse', tokenSet } }]);
  });

  test('does not promise a lifetime that the server did not tell', () => {
    draw(popupFacts(withTokenSet(tokenSetStatus({ lifetimeIsAssumed: true }))));
    expect(card('warehouse').getByTestId('token-set-expiry').textContent).toBe('probably 7 hr 48 min left');
  });

  test('deletes without a question, says the name, and takes it back', () => {
    const background = callRecorder();
    const { rerender } = draw(popupFacts(), { background });
    fireEvent.click(card('warehouse').getByTestId('token-set-delete'));
    const deletion = {
      id: 'warehouse',
      kind: 'token set',
      label: 'Warehouse sync',
      until: NOW + 9_000,
    } as const;
    rerender(
      popup(popupFacts({ status: { ...STATUS, apps: [], pendingDeletions: [deletion] } }), { background }),
    );

    expect(textOf('undo-message')).toBe('“Warehouse sync” deleted.');
    fireEvent.click(screen.getByTestId('undo'));

    expect(background.sent).toEqual([
      { command: 'item.delete', input: { id: 'warehouse' } },
      { command: 'item.undelete', input: { id: 'warehouse' } },
    ]);
  });

  test('offers no undo once the ten seconds are over', () => {
    const deletion = { id: 'x', kind: 'app', label: 'x', until: NOW } as const;
    draw(popupFacts({ status: { ...STATUS, pendingDeletions: [deletion] } }));
    expect(screen.queryByTestId('undo')).toBeNull();
  });

  test('welcomes who has no credentials yet', () => {
    draw(popupFacts({ status: { ...STATUS, apps: [] } }));
    expect(textOf('first-run')).toContain('app.inventorum.com');
  });

  const PINNED = { allowedOrigins: [], pin: { tokenSetId: null }, paused: true };

  test.each<[string, SessionNotice, string, string]>([
    [
      'pins ended with the browser',
      { kind: 'ended', tabs: 2, pause: false },
      '2 tabs had a token',
      'Dismiss',
    ],
    ['a pause did', { kind: 'ended', tabs: 0, pause: true }, 'The pause ended', 'Dismiss'],
    [
      'nobody can tell',
      { kind: 'unsure', tabs: [7, 8, 9], pause: false },
      '2 tabs with their own settings',
      'Resume',
    ],
    [
      'an update lost them',
      { kind: 'updated', tabs: [7, 8, 9], pause: false },
      'nothing is sent until you resume.',
      'Resume',
    ],
    [
      'an update lost an origin that was allowed in one tab',
      { kind: 'updated', tabs: [], pause: false },
      'an allowed origin.',
      'Dismiss',
    ],
    [
      'a pause of ours after an update is over',
      { kind: 'updated', tabs: [], pause: true },
      'an allowed origin.',
      'Dismiss',
    ],
  ])(
    'says what became of pins and pauses, and is told that it was read: %s',
    (_what, notice, says, button) => {
      const background = callRecorder();
      const session = { pausedUntilRestart: false, tabs: { '8': PINNED, '9': PINNED } };
      draw(popupFacts({ sessionNotice: notice, session }), { background });
      expect(textOf('session-notice')).toContain(says);
      expect(screen.getByTestId('session-acknowledge').textContent).toBe(button);
      fireEvent.click(screen.getByTestId('session-acknowledge'));
      expect(background.sent).toEqual([{ command: 'session.acknowledge', input: {} }]);
    },
  );

  test('says that all is paused where nothing tells what an update has lost', () => {
    const session = { pausedUntilRestart: true, tabs: {} };
    draw(popupFacts({ sessionNotice: { kind: 'updated', tabs: [], pause: true }, session }));
    expect(textOf('session-notice')).toContain('nothing is sent until you resume.');
    expect(screen.getByTestId('session-acknowledge').textContent).toBe('Resume');
  });

  test('says nothing of tabs in doubt that are closed', () => {
    draw(popupFacts({ sessionNotice: { kind: 'unsure', tabs: [8], pause: false } }));
    expect(screen.queryByTestId('session-notice')).toBeNull();
  });

  test('says that damaged storage was mended', () => {
    const background = callRecorder();
    draw(popupFacts({ status: { ...STATUS, recovery: { at: NOW, count: 2 } } }), { background });
    expect(textOf('recovery')).toContain('2 entries');
    fireEvent.click(screen.getByText('Dismiss'));
    expect(background.sent).toEqual([{ command: 'recovery.dismiss', input: {} }]);
  });

  test.each([
    [1, /1 entry that this one cannot read\. It is kept: install/],
    [3, /3 entries that this one cannot read\. They are kept: install/],
  ])('says of %d records of a newer version that they are kept', async (ofNewerVersion, said) => {
    draw(popupFacts({ status: { ...STATUS, apps: [], ofNewerVersion } }));
    await waitFor(() => expect(textOf('of-newer-version')).toMatch(said));
  });

  test('says what happened when the background does not answer', async () => {
    const background: CallRecorder = { sent: [], call: () => Promise.reject(new Error('gone')) };
    draw(popupFacts(), { background });
    fireEvent.click(screen.getByRole('switch'));
    await waitFor(() => expect(textOf('notice')).toContain('did not answer'));
  });
});

describe('the tab status', () => {
  test('names host, token set and last four of an allowed page', () => {
    draw(
      popupFacts({
        policy: {
          ...popupFacts().policy,
          allowedOrigins: [{ origin: 'https://app.inventorum.com', readsAnswers: false }],
        },
      }),
    );
    const section = screen.getByTestId('tab-status');
    expect(section.dataset['sends']).toBe('yes');
    expect(section.textContent).toContain('sends Warehouse sync …f3Qa');
  });

  test('uses the token with the page in one click, in every tab or in this one', () => {
    const allow = vi.fn(async () => null);
    draw(popupFacts(), { allow });
    fireEvent.click(screen.getByTestId('tab-action'));
    fireEvent.click(screen.getByTestId('tab-action-tab'));
    const origin = 'https://app.inventorum.com';
    expect(allow.mock.calls).toEqual([
      [{ origin, reach: { in: 'every tab' } }],
      [{ origin, reach: { in: 'one tab', tabId: 7 } }],
    ]);
  });

  test('says before the click that the browser will ask, and after it that it did not grant access', async () => {
    const tab = { id: 7, url: 'http://localhost:5173/' };
    draw(popupFacts({ tab, browser: PRODUCTION_HELD }), {
      allow: async () => 'no permission',
    });
    expect(textOf('browser-asks')).toBe('Your browser will ask for access to localhost.');
    fireEvent.click(screen.getByTestId('tab-action'));
    await waitFor(() => expect(textOf('notice')).toContain('did not grant access'));
  });

  test('says what another origin of the host loses', () => {
    const allowedOrigins = [{ origin: 'http://localhost:3000', readsAnswers: true }];
    const policy = { ...popupFacts().policy, allowedOrigins };
    draw(popupFacts({ policy, tab: { id: 7, url: 'http://localhost:5173/' } }));
    expect(textOf('no-longer-reads')).toContain('http://localhost:3000');
    expect(screen.queryByTestId('tab-action-tab')).toBeNull();
  });

  test('switches on with its button while off', async () => {
    const background = callRecorder();
    draw(popupFacts({ policy: { ...popupFacts().policy, on: false } }), { background });
    expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('false');
    fireEvent.click(screen.getByTestId('tab-action'));
    await waitFor(() =>
      expect(background.sent).toEqual([{ command: 'injection.switch', input: { on: true } }]),
    );
  });
});

describe('a page that the browser does not show', () => {
  const hidden = (changes: Partial<PopupFacts> = {}) =>
    popupFacts({ tab: { id: 7, url: null }, browser: PRODUCTION_HELD, ...changes });

  function nameIt(address?: string): void {
    screen.getByTestId('tab-action').focus();
    fireEvent.click(screen.getByTestId('tab-action'));
    const field = screen.getByLabelText<HTMLInputElement>('Address of the page');
    if (address !== undefined) fireEvent.input(field, { target: { value: address } });
  }

  test('sends nothing, and the popup says how to allow it', () => {
    draw(hidden());
    expect(textOf('tab-reason')).toBe('Sends nothing: this page is not allowed.');
    expect(screen.getByTestId('tab-status').textContent).toContain(
      'right-click the page, or enter its address',
    );
    expect(screen.getByTestId('tab-action').textContent).toBe('Use with this page…');
  });

  test('is used by its address, typed or pasted, in every tab or in this one', () => {
    const allow = vi.fn(async () => null);
    draw(hidden(), { allow });
    nameIt('localhost:5173/app?x=1');
    expect(textOf('browser-asks')).toBe('Your browser will ask for access to localhost.');
    fireEvent.click(screen.getByTestId('use-page-tab'));
    fireEvent.submit(screen.getByTestId('page-form'));
    expect(allow.mock.calls).toEqual([
      [{ origin: 'http://localhost:5173', reach: { in: 'one tab', tabId: 7 } }],
      [{ origin: 'http://localhost:5173', reach: { in: 'every tab' } }],
    ]);
  });

  test('has the focus in its field, filled with what the panel saw', () => {
    const allow = vi.fn(async () => null);
    draw(hidden({ inspected: 'https://shop.test' }), { allow });
    nameIt();
    const field = screen.getByLabelText<HTMLInputElement>('Address of the page');
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe('https://shop.test');
    expect(screen.getByTestId('page-form').textContent).toContain(
      'The DevTools panel last saw this address in this tab',
    );
    fireEvent.submit(screen.getByTestId('page-form'));
    expect(allow).toHaveBeenCalledWith({ origin: 'https://shop.test', reach: { in: 'every tab' } });
  });

  test('nothing is asked for what is no address of a page', () => {
    const allow = vi.fn(async () => null);
    draw(hidden(), { allow });
    nameIt('about:blank');
    fireEvent.submit(screen.getByTestId('page-form'));
    expect(textOf('error-pageAddress')).toContain('not the address of a web page');
    expect(allow).not.toHaveBeenCalled();
  });

  test('the form stays with its address where the browser did not grant access, and closes once it is done', async () => {
    const allow = vi.fn<PopupCommands['allow']>(async () => 'no permission');
    draw(hidden(), { allow });
    nameIt('https://shop.test');
    fireEvent.submit(screen.getByTestId('page-form'));
    await waitFor(() => expect(textOf('error-pageAddress')).toContain('did not grant access'));
    allow.mockResolvedValue(null);
    fireEvent.submit(screen.getByTestId('page-form'));
    await waitFor(() => expect(screen.queryByTestId('page-form')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('tab-action')));
  });

  test('one tab alone is not to be had beside another origin of the host', () => {
    const allowedOrigins = [{ origin: 'http://localhost:3000', readsAnswers: true }];
    draw(hidden({ policy: { ...popupFacts().policy, allowedOrigins } }));
    nameIt('http://localhost:5173');
    expect(screen.getByTestId<HTMLButtonElement>('use-page-tab').disabled).toBe(true);
    expect(textOf('no-longer-reads')).toContain('http://localhost:3000');
  });

  test('can be let show, by a permission with its reason beside it, which is asked for by itself', async () => {
    const requestTabs = vi.fn(async () => false);
    draw(hidden(), { requestTabs });
    nameIt();
    const button = screen.getByTestId('ask-tabs');
    const reason = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toContain('read your browsing history');
    fireEvent.click(button);
    expect(requestTabs).toHaveBeenCalledOnce();
    cleanup();
    draw(hidden({ offersTabs: false }));
    nameIt();
    expect(screen.queryByTestId('ask-tabs')).toBeNull();
  });
});

describe('a question that closed the popup', () => {
  const pending = {
    origin: 'http://localhost:5173',
    reach: { in: 'every tab' },
    askedAt: NOW - 5_000,
  } as const;

  test('and was declined is said at the next opening; it is asked again, or forgotten', () => {
    const allow = vi.fn(async () => null);
    const forgetPending = vi.fn(async () => undefined);
    draw(popupFacts({ pending }), { allow, forgetPending });
    expect(textOf('declined')).toBe(
      'Your browser did not grant access to http://localhost:5173, so nothing was allowed.',
    );
    fireEvent.click(screen.getByTestId('dismiss-declined'));
    fireEvent.click(screen.getByTestId('ask-again'));
    expect(forgetPending).toHaveBeenCalledOnce();
    expect(allow).toHaveBeenCalledWith(pending);
  });

  test('is nobody’s business after ten minutes', () => {
    draw(popupFacts({ pending: { ...pending, askedAt: NOW - 600_001 } }));
    expect(screen.queryByTestId('declined')).toBeNull();
  });
});

describe('the pin menu', () => {
  function openMenu(background: CallRecorder, facts: PopupFacts = popupFacts()): void {
    draw(facts, { background });
    fireEvent.click(screen.getByTestId('tab-pin'));
  }

  const line = (name: RegExp) => screen.getByRole('menuitemradio', { name });

  test('has the usual token set, those of the environment and none; what holds is checked and has the focus', () => {
    openMenu(callRecorder());
    const lines = screen.getAllByRole('menuitemradio').map(({ textContent }) => textContent);
    expect(lines).toEqual([
      'The usual token Warehouse sync',
      'Warehouse sync Locamo.de connector',
      'Read only Locamo.de connector',
      'Shop export Agency Müller (before 2019)',
      'No token',
    ]);
    expect(line(/^The usual token/).getAttribute('aria-checked')).toBe('true');
    expect(document.activeElement).toBe(line(/^The usual token/));
  });

  test('is worked by keyboard: arrows, ends and first letters move, Escape leaves to its button', () => {
    openMenu(callRecorder());
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
    press('ArrowUp');
    expect(document.activeElement).toBe(line(/^No token/));
    press('ArrowDown');
    expect(document.activeElement).toBe(line(/^The usual token/));
    press('End');
    expect(document.activeElement).toBe(line(/^No token/));
    press('r');
    expect(document.activeElement).toBe(line(/^Read only/));
    press('Escape');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('tab-pin'));
  });

  test.each<[RegExp, CallRecorder['sent'][number]]>([
    [/^Read only/, { command: 'tab.pin', input: { tabId: 7, tokenSetId: 'read-only' } }],
    [/^No token/, { command: 'tab.pin', input: { tabId: 7, tokenSetId: null } }],
    [/^The usual token/, { command: 'tab.unpin', input: { tabId: 7 } }],
  ])('%s', async (name, sent) => {
    const background = callRecorder();
    openMenu(background);
    fireEvent.click(line(name));
    await waitFor(() => expect(background.sent).toEqual([sent]));
    expect(screen.queryByRole('menu')).toBeNull();
  });

  test('is not there where nothing could be pinned', () => {
    draw(popupFacts({ status: { ...STATUS, apps: [] } }));
    expect(screen.queryByTestId('tab-pin')).toBeNull();
  });
});

describe('environments', () => {
  const SANDBOX = { id: 'sandbox', name: 'Sandbox', origin: 'http://localhost:8000' };
  const both = (changes: Partial<PopupFacts> = {}) =>
    popupFacts({
      environments: [PRODUCTION, SANDBOX],
      status: {
        ...STATUS,
        apps: [...STATUS.apps, appStatus({ id: 'local', label: 'Local', environmentId: 'sandbox' })],
      },
      ...changes,
    });
  const apps = () => screen.getAllByTestId('app').map((app) => app.getAttribute('aria-label'));

  test('are not mentioned while there is one', () => {
    draw();
    expect(screen.queryByTestId('environment')).toBeNull();
  });

  test('the popup is about that of the tab, and shows its apps alone; another can be chosen', () => {
    draw(both({ tab: { id: 7, url: 'http://localhost:8000/' } }));
    const select = screen.getByTestId<HTMLSelectElement>('environment');
    expect(select.value).toBe('sandbox');
    expect(apps()).toEqual(['Local']);

    fireEvent.change(select, { target: { value: 'production' } });

    expect(apps()).toEqual(['Locamo.de connector', 'Agency Müller (before 2019)']);
  });
});

describe('the foot', () => {
  test.each<[string, object]>([
    ['For one hour', { for: 'minutes', minutes: 60 }],
    ['Until the browser restarts', { for: 'until restart' }],
    ['In this tab', { for: 'one tab', tabId: 7 }],
  ])('pauses: %s', async (name, input) => {
    const background = callRecorder();
    draw(popupFacts(), { background });
    fireEvent.click(screen.getByTestId('pause'));
    fireEvent.click(screen.getByRole('menuitem', { name }));
    await waitFor(() => expect(background.sent).toEqual([{ command: 'injection.pause', input }]));
  });

  test('resumes while paused, and names the time at which that happens by itself', async () => {
    const background = callRecorder();
    const policy = { ...popupFacts().policy, pausedUntil: NOW + 3_600_000 };
    draw(popupFacts({ policy }), { background });
    expect(textOf('tab-reason')).toBe('Sends nothing: paused until 15:20.');
    expect(screen.getByTestId('resume').title).toBe('Paused until 15:20');
    fireEvent.click(screen.getByTestId('resume'));
    await waitFor(() =>
      expect(background.sent[0]).toEqual({ command: 'injection.resume', input: { tabId: 7 } }),
    );
  });

  test('opens the settings', () => {
    const openSettings = vi.fn();
    draw(popupFacts(), { openSettings });
    fireEvent.click(screen.getByTestId('settings'));
    expect(openSettings).toHaveBeenCalledOnce();
  });
});

describe('a token set with write protection', () => {
  const guarded = (writesUntil: number | null) =>
    popupFacts({ policy: { ...popupFacts().policy, writeGuards: { warehouse: { writesUntil } } } });

  test('says that writes are off, and lets them for a time', () => {
    const background = callRecorder();
    draw(guarded(null), { background });
    expect(card('warehouse').getByTestId('guard').textContent).toContain('No writes.');
    expect(card('read-only').queryByTestId('guard')).toBeNull();
    fireEvent.click(card('warehouse').getByText('30 min'));
    expect(background.sent).toEqual([
      { command: 'token-set.allow-writes', input: { id: 'warehouse', minutes: 30 } },
    ]);
  });

  test('says until when it writes, and ends that', () => {
    const background = callRecorder();
    draw(guarded(NOW + 5 * 60_000), { background });
    expect(card('warehouse').getByTestId('guard').textContent).toContain('Writes allowed until 14:25.');
    fireEvent.click(card('warehouse').getByTestId('end-writes'));
    expect(background.sent[0]?.input).toEqual({ id: 'warehouse', minutes: 0 });
  });

  test('is off again when the time is over', () => {
    draw(guarded(NOW));
    expect(card('warehouse').getByTestId('guard').dataset['writes']).toBe('off');
  });
});

describe('the form', () => {
  function openAndFill(background: CallRecorder): void {
    draw(popupFacts(), { background });
    fireEvent.click(screen.getByTestId('add'));
    type('label', ' Shop ');
    type('clientId', 'client-id');
    type('clientSecret', ' client-secret\n');
    type('tokenSetLabel', 'Main');
    type('refreshToken', 'refresh-token');
  }

  test('hands an app and its token set in, without the white space of pasting', () => {
    const background = callRecorder();
    openAndFill(background);

    fireEvent.click(screen.getByTestId('save'));

    expect(background.sent).toEqual([
      {
        command: 'app.add',
        input: {
          app: {
            label: 'Shop',
            kind: 'internal',
            environmentId: 'production',
            clientId: 'client-id',
            clientSecret: 'client-secret',
          },
          tokenSet: { label: 'Main', refreshToken: 'refresh-token', accessToken: '' },
        },
      },
    ]);
  });

  test('closes once saved; nothing of the input stays, and the focus returns', async () => {
    draw();
    const add = screen.getByTestId('add');
    add.focus();
    fireEvent.click(add);
    expect(document.activeElement).toBe(screen.getByTestId('form').querySelector('[name="label"]'));
    type('clientSecret', 'client-secret');
    fireEvent.keyDown(screen.getByTestId('form'), { key: 'Escape' });

    await waitFor(() => expect(screen.queryByTestId('form')).toBeNull());
    expect(document.body.innerHTML).not.toContain('client-secret');
    expect(document.activeElement).toBe(add);
  });

  test('says beside each field what is missing, sends nothing, and goes to the first', () => {
    const background = callRecorder();
    draw(popupFacts(), { background });
    fireEvent.click(screen.getByTestId('add'));
    type('label', 'Shop');
    type('refreshToken', 'with space');

    fireEvent.click(screen.getByTestId('save'));

    expect(background.sent).toEqual([]);
    expect(screen.queryByTestId('error-label')).toBeNull();
    expect(textOf('error-clientId')).toBe('Please fill this in.');
    expect(textOf('error-clientSecret')).toBe('Please fill this in.');
    expect(textOf('error-refreshToken')).toContain('space or line break');
    expect(screen.queryByTestId('error-accessToken')).toBeNull();
  });

  test('shows the problem that the background found beside its field, and keeps the input', async () => {
    const problem = { code: 'refresh token already saved', field: 'refreshToken' } as const;
    openAndFill(callRecorder({ 'app.add': { ok: false, problem } }));

    fireEvent.click(screen.getByTestId('save'));

    await waitFor(() => expect(textOf('error-refreshToken')).toContain('already saved'));
    expect(screen.getByTestId('form').querySelector('input')?.value).toBe(' Shop ');
  });

  test('says what went wrong with the whole where no field is to blame', async () => {
    openAndFill(callRecorder({ 'app.add': { ok: false, problem: { code: 'not saved' } } }));
    fireEvent.click(screen.getByTestId('save'));
    await waitFor(() => expect(textOf('form-error')).toContain('could not be saved'));
  });

  test('leaves a saved secret as it is when its field stays empty', () => {
    const background = callRecorder();
    draw(popupFacts(), { background });
    fireEvent.click(screen.getAllByTestId('app-edit')[0] ?? document.body);
    expect(screen.getByTestId('form').textContent).toContain('Empty: stays as it is');
    type('label', 'Renamed');

    fireEvent.click(screen.getByTestId('save'));

    expect(background.sent).toEqual([
      {
        command: 'app.edit',
        input: { id: 'locamo', label: 'Renamed', clientId: 'client-of-locamo', clientSecret: '' },
      },
    ]);
  });

  test('adds a token set to an app, and edits one', () => {
    const background = callRecorder();
    draw(withFirst(), { background });
    fireEvent.click(screen.getByTestId('app-add-token'));
    type('tokenSetLabel', 'Second');
    type('refreshToken', 'r2');
    fireEvent.click(screen.getByTestId('save'));
    expect(background.sent[0]).toEqual({
      command: 'token-set.add',
      input: { appId: 'locamo', tokenSet: { label: 'Second', refreshToken: 'r2', accessToken: '' } },
    });
  });

  test('logs a legacy app in with e-mail and password, typed as they are', () => {
    const background = callRecorder();
    draw(popupFacts(), { background });
    fireEvent.click(screen.getByTestId('add'));
    expect(screen.queryByLabelText('Password')).toBeNull();
    fireEvent.click(screen.getByLabelText('an e-mail from support, before 2019'));
    type('label', 'Agency');
    type('clientId', 'id');
    type('clientSecret', 'secret');
    type('tokenSetLabel', 'Export');
    type('email', ' owner@shop.test ');
    type('password', ' correct horse ');
    expect(screen.getByTestId('save').textContent).toBe('Log in');

    fireEvent.click(screen.getByTestId('save'));

    expect(background.sent).toEqual([
      {
        command: 'app.add-by-log-in',
        input: {
          app: {
            label: 'Agency',
            kind: 'legacy',
            environmentId: 'production',
            clientId: 'id',
            clientSecret: 'secret',
          },
          logIn: { label: 'Export', email: 'owner@shop.test', password: ' correct horse ' },
        },
      },
    ]);
  });

  test('takes a refresh token of a legacy app too', () => {
    draw();
    fireEvent.click(screen.getByTestId('add'));
    fireEvent.click(screen.getByLabelText('an e-mail from support, before 2019'));
    fireEvent.click(screen.getByLabelText('from a refresh token'));
    expect(screen.getByTestId('form').querySelector('[name="refreshToken"]')).toBeTruthy();
    expect(screen.queryByLabelText('Password')).toBeNull();
  });

  test('lets a rejected legacy token set log in again', async () => {
    const problem = { code: 'wrong password', field: 'password' } as const;
    const background = callRecorder({ 'token-set.log-in': { ok: false, problem } });
    draw(popupFacts(), { background });
    fireEvent.click(card('export').getByTestId('log-in-again'));
    type('email', 'owner@shop.test');
    type('password', 'wrong');

    fireEvent.click(screen.getByTestId('save'));

    expect(background.sent[0]).toEqual({
      command: 'token-set.log-in',
      input: { id: 'export', email: 'owner@shop.test', password: 'wrong' },
    });
    await waitFor(() => expect(textOf('error-password')).not.toBe(''));
  });

  test('says wherever a refresh token is pasted that it may live in one place only', () => {
    const warning = 'Use it only here.';
    const hintOf = (form: HTMLElement) => {
      const described = form.querySelector('[name="refreshToken"]')?.getAttribute('aria-describedby');
      return form.querySelector(`[id="${described}"]`)?.textContent;
    };
    draw();
    fireEvent.click(screen.getByTestId('add'));
    expect(hintOf(screen.getByTestId('form'))).toContain(warning);
    cleanup();
    draw();
    fireEvent.click(card('warehouse').getByTestId('token-set-edit'));
    expect(hintOf(screen.getByTestId('form'))).toMatch(/^Empty: stays as it is\. .*only here/);
  });

  test('hides what is typed into a secret field until it is asked to show it', () => {
    draw();
    fireEvent.click(screen.getByTestId('add'));
    const secret = screen.getByTestId('form').querySelector<HTMLInputElement>('[name="clientSecret"]');
    expect(secret?.type).toBe('password');
    expect(secret?.autocomplete).toBe('off');

    fireEvent.click(screen.getByLabelText('Show Client secret'));

    expect(secret?.type).toBe('text');
  });
});

function withFirst(): PopupFacts {
  return popupFacts(withTokenSet(tokenSetStatus()));
}

import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_POLICY } from '../injection/policy.ts';
import { PRODUCTION } from '../inventorum/environment.ts';
import type { History } from '../storage/public/history.ts';
import type { AppStatus } from '../storage/public/status.ts';
import { type CallRecorder, callRecorder } from '../ui/fixtures/call-recorder.ts';
import { ENGLISH } from '../ui/fixtures/languages.ts';
import { appStatus, NOW, STATUS, tokenSetStatus } from '../ui/fixtures/status.ts';
import { LanguageContext } from '../ui/language/language.ts';
import { optionsFacts } from './fixtures/options-facts.ts';
import { Options } from './options.tsx';
import type { OptionsCommands, OptionsFacts } from './options-props.ts';

afterEach(cleanup);

const SHOP = 'http://localhost:5173';
const SANDBOX = { id: 'sandbox', name: 'Sandbox', origin: 'http://localhost:8000' };
const clock = () => NOW;

interface Drawing {
  readonly background?: CallRecorder;
  readonly requestOrigin?: (origin: string) => Promise<boolean>;
  readonly allow?: OptionsCommands['allow'];
  readonly seeTabs?: OptionsCommands['seeTabs'];
  readonly notify?: OptionsCommands['notify'];
  readonly history?: History;
}

function draw(facts: Partial<OptionsFacts> = {}, drawing: Drawing = {}) {
  const { background = callRecorder(), requestOrigin = async () => true, history = [] } = drawing;
  const { allow = async () => null, seeTabs = async () => true, notify = async () => true } = drawing;
  const diagnose: OptionsCommands['diagnose'] = async () => ({
    version: '0.1.0',
    browser: 'Firefox 153',
    trace: [],
    histories: { warehouse: history },
  });
  const historyOf = () => ({ get: async () => history, onChanged: () => undefined });
  return render(
    <LanguageContext.Provider value={ENGLISH}>
      <Options
        facts={optionsFacts(facts)}
        commands={{ call: background.call, allow, seeTabs, notify, requestOrigin, historyOf, diagnose }}
        clock={clock}
      />
    </LanguageContext.Provider>,
  );
}

/** The settings of one app or token set. */
function settingsOf(testId: 'app' | 'token-set', id: string) {
  const found = screen.getAllByTestId(testId).find((each) => each.dataset['id'] === id);
  if (!found) throw new Error(`No settings for ${id}.`);
  return within(found);
}

describe('the search', () => {
  const MANY: readonly AppStatus[] = [
    appStatus({
      id: 'shop',
      label: 'Shop connector',
      tokenSets: Array.from({ length: 7 }, (_, index) =>
        tokenSetStatus({ id: `s-${index}`, label: `Set ${index}`, scope: ['orders:read'], tail: 'aaaa' }),
      ),
    }),
    appStatus({
      id: 'local',
      label: 'Local',
      environmentId: 'sandbox',
      tokenSets: [tokenSetStatus({ id: 'mine', label: 'Größe', scope: ['products:update'], tail: 'Q7xK' })],
    }),
  ];

  function shown(): readonly (string | undefined)[] {
    return screen.queryAllByTestId('token-set').map(({ dataset: { id } }) => id);
  }

  test.each([
    ['set 3', ['s-3']],
    ['SANDBOX größe', ['mine']],
    ['products:up', ['mine']],
    ['q7xk', ['mine']],
    ['connector q7xk', []],
  ])('leaves of many token sets those that have every word: %s', (text, ids) => {
    draw({ status: { ...STATUS, apps: MANY }, environments: [PRODUCTION, SANDBOX] });
    fireEvent.input(screen.getByTestId('search'), { target: { value: text } });
    expect(shown()).toEqual(ids);
    expect(screen.queryAllByTestId('app')).toHaveLength(ids.length);
    fireEvent.input(screen.getByTestId('search'), { target: { value: ' ' } });
    expect(shown()).toHaveLength(8);
    expect(screen.getByTestId('found').textContent).toBe('');
  });

  test('says how many it found, and what it looked through where there are none', () => {
    draw({ status: { ...STATUS, apps: MANY }, environments: [PRODUCTION, SANDBOX] });
    const say = (text: string) => {
      fireEvent.input(screen.getByTestId('search'), { target: { value: text } });
      return screen.getByTestId('found').textContent;
    };
    expect(say('set')).toBe('7 tokens found');
    expect(say('xyz')).toContain('No token has “xyz” in its name');
    expect(screen.queryByTestId('app')).toBeNull();
  });

  test('is not offered for what is seen at once', () => {
    draw();
    expect(screen.queryByTestId('search')).toBeNull();
  });
});

describe('apps and token sets', () => {
  test('an app asks for a version, or for none', () => {
    const background = callRecorder();
    draw({ policy: { ...DEFAULT_POLICY, apiVersions: { agency: 3 } } }, { background });
    const versions = settingsOf('app', 'locamo').getByTestId<HTMLSelectElement>('api-version');
    expect([...versions.options].map(({ text }) => text)).toEqual([
      'not set',
      ...['3', '4', '5', '6', '7', '8', '9', '10', '11'],
      '12 (documented)',
      '13 (seen in clients only)',
    ]);
    expect(versions.value).toBe('');
    expect(settingsOf('app', 'agency').getByTestId<HTMLSelectElement>('api-version').value).toBe('3');

    fireEvent.change(versions, { target: { value: '12' } });
    fireEvent.change(settingsOf('app', 'agency').getByTestId('api-version'), { target: { value: '' } });

    expect(background.sent.map(({ input }) => input)).toEqual([
      { id: 'locamo', version: 12 },
      { id: 'agency', version: null },
    ]);
  });

  test('a token set gets write protection', () => {
    const background = callRecorder();
    draw({}, { background });
    fireEvent.click(settingsOf('token-set', 'warehouse').getByTestId('production-data'));
    expect(background.sent).toEqual([
      { command: 'token-set.guard', input: { id: 'warehouse', guarded: true } },
    ]);
  });

  test('the history answers why it stopped working last night', async () => {
    const night = new Date(2026, 10, 24, 3, 7).getTime();
    const entry = { durationMs: 84, status: 400, fingerprint: '0123456789abcdef' };
    draw(
      {},
      {
        history: [
          { ...entry, at: night, outcome: 'rejected' },
          { ...entry, at: night - 86_400_000, outcome: 'network failed', status: null, fingerprint: 'ffff' },
          { ...entry, at: night - 90_000_000, outcome: 'renewed', status: 200, remarks: ['narrower scope'] },
        ],
      },
    );
    const details = settingsOf('token-set', 'export').getByTestId<HTMLDetailsElement>('history');
    details.open = true;
    fireEvent(details, new Event('toggle'));

    const rows = await waitFor(() => screen.getAllByTestId('history-entry'));

    const cells = rows.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent));
    expect(cells).toEqual([
      [
        '03:07',
        'Rejected: this refresh token no longer works (refreshed somewhere else?)',
        '400',
        '84 ms',
        '01234567',
      ],
      ['Nov 23, 03:07', 'Server not reached', '–', '84 ms', 'ffff'],
      ['Nov 23, 02:07', 'Refreshed; with less scope than before', '200', '84 ms', '01234567'],
    ]);
  });

  test('says where apps come from while there is none', () => {
    draw({ status: { ...STATUS, apps: [] } });
    expect(screen.getByText(/are added in the popup/)).toBeTruthy();
  });
});

describe('allowed origins', () => {
  const allowing = { ...DEFAULT_POLICY, allowedOrigins: [{ origin: SHOP, readsAnswers: false }] };

  test('are let read answers, and removed', () => {
    const background = callRecorder();
    draw({ policy: allowing }, { background });
    // The word that somebody looks for who has just read the browser's error.
    expect(screen.getByText(/\(CORS\)/)).toBeTruthy();
    fireEvent.click(screen.getByTestId('read-answers'));
    fireEvent.click(screen.getByTestId('origin-remove'));
    expect(background.sent).toEqual([
      { command: 'origin.read-answers', input: { origin: SHOP, on: true } },
      { command: 'origin.disallow', input: { origin: SHOP, reach: { in: 'every tab' } } },
    ]);
  });

  test('pages of the API itself read answers anyway: they have no such switch', () => {
    const own = { origin: PRODUCTION.origin, readsAnswers: false };
    draw({ policy: { ...DEFAULT_POLICY, allowedOrigins: [own] } });
    expect(screen.queryByTestId('read-answers')).toBeNull();
  });

  function add(address: string): void {
    const form = screen.getByTestId('origin-form');
    const field = form.querySelector('[name="pageAddress"]');
    if (field) fireEvent.input(field, { target: { value: address } });
    fireEvent.submit(form);
  }

  test('one is added by the address of a page, in the click, after what it does is said', async () => {
    const allow = vi.fn(async () => null);
    draw({}, { allow });
    add(`${SHOP}/cart?x=1`);
    expect(screen.getByTestId('browser-asks').textContent).toContain('localhost');
    expect(allow).toHaveBeenCalledWith({ origin: SHOP, reach: { in: 'every tab' } });
    const field = screen.getByLabelText<HTMLInputElement>('Address of the page');
    await waitFor(() => expect(field.value).toBe(''));
  });

  test('what is no address of a page is said beside the field, and nothing is asked', () => {
    const allow = vi.fn(async () => null);
    draw({}, { allow });
    add('chrome://extensions');
    expect(screen.getByTestId('error-pageAddress').textContent).toContain('not the address of a web page');
    expect(allow).not.toHaveBeenCalled();
  });

  test('the address stays where the browser did not grant access', async () => {
    draw({}, { allow: async () => 'no permission' });
    add(SHOP);
    await waitFor(() =>
      expect(screen.getByTestId('error-pageAddress').textContent).toContain('did not grant access'),
    );
    expect(screen.getByDisplayValue(SHOP)).toBeTruthy();
  });

  test('a second port of a host takes the answers from the first one, which is said before', () => {
    const reading = { ...DEFAULT_POLICY, allowedOrigins: [{ origin: SHOP, readsAnswers: true }] };
    draw({ policy: reading });
    const field = screen.getByLabelText('Address of the page');
    fireEvent.input(field, { target: { value: 'localhost:3000' } });
    expect(screen.getByTestId('no-longer-reads').textContent).toContain(SHOP);
  });

  test('says where an environment of the same host sends, too', () => {
    const environments = [PRODUCTION, SANDBOX];
    draw({ policy: allowing, environments });
    expect(screen.getByTestId('shares-host').textContent).toContain('http://localhost:8000');
    cleanup();
    draw({ policy: allowing, environments, exactBy: 'listener' });
    expect(screen.queryByTestId('shares-host')).toBeNull();
  });

  test('a notification is asked for in the click, and given back', () => {
    const notify = vi.fn(async () => true);
    draw({}, { notify });
    fireEvent.click(screen.getByTestId('notify'));
    expect(notify).toHaveBeenCalledWith(true);
    cleanup();
    draw({ notifications: true }, { notify });
    fireEvent.click(screen.getByTestId('notify'));
    expect(notify).toHaveBeenLastCalledWith(false);
  });

  test('the popup may be let see every address, and no longer', () => {
    const seeTabs = vi.fn(async () => true);
    draw({}, { seeTabs });
    fireEvent.click(screen.getByTestId('see-tabs'));
    expect(seeTabs).toHaveBeenCalledWith(true);
    cleanup();
    draw({ tabs: 'held' }, { seeTabs });
    fireEvent.click(screen.getByTestId('see-tabs'));
    expect(seeTabs).toHaveBeenLastCalledWith(false);
    cleanup();
    draw({ tabs: 'not needed' });
    expect(screen.queryByTestId('see-tabs')).toBeNull();
  });

  test('a withdrawn permission is said, and asked back in the click', () => {
    const requestOrigin = vi.fn(async () => true);
    draw({ policy: allowing, withheld: [SHOP] }, { requestOrigin });
    fireEvent.click(screen.getByTestId('grant'));
    expect(requestOrigin).toHaveBeenCalledWith(SHOP);
  });
});

describe('environments', () => {
  function type(environmentName: string, origin: string): void {
    const form = screen.getByTestId('environment-form');
    for (const [name, value] of Object.entries({ environmentName, origin })) {
      const field = form.querySelector(`[name="${name}"]`);
      if (field) fireEvent.input(field, { target: { value } });
    }
    fireEvent.submit(form);
  }

  test('are added once the browser gave access, by the address as browsers write it', async () => {
    const background = callRecorder();
    const requestOrigin = vi.fn(async () => true);
    draw({}, { background, requestOrigin });
    type(' Sandbox ', 'http://localhost:8000/api/');
    // In the click itself: the browser rejects a later request.
    expect(requestOrigin).toHaveBeenCalledWith('http://localhost:8000');
    await waitFor(() =>
      expect(background.sent).toEqual([
        {
          command: 'environment.add',
          input: { environmentName: 'Sandbox', origin: 'http://localhost:8000' },
        },
      ]),
    );
  });

  test('nothing is added where the browser did not grant access, and the input stays', async () => {
    const background = callRecorder();
    draw({}, { background, requestOrigin: async () => false });
    type('Sandbox', 'http://localhost:8000');
    await waitFor(() =>
      expect(screen.getByTestId('error-origin').textContent).toContain('did not grant access'),
    );
    expect(background.sent).toEqual([]);
    expect(screen.getByDisplayValue('Sandbox')).toBeTruthy();
  });

  test.each<[string, string, string, Readonly<Record<string, string>>]>([
    ['nothing', '', '', { environmentName: 'fill this in', origin: 'fill this in' }],
    ['no name', ' ', 'https://a.test', { environmentName: 'fill this in' }],
    ['no address', 'A', 'app test', { origin: 'not the address of a host' }],
    ['no scheme', 'A', 'app.inventorum.net', { origin: 'Write https://app.inventorum.net.' }],
    ['a path', 'A', 'https://a.test/admin', { origin: 'Write https://a.test.' }],
    ['IPv6 of this machine', 'A', 'http://[::1]:8080', { origin: 'Write http://localhost:8080.' }],
    ['another address of it', 'A', 'http://127.0.0.2:8080', { origin: 'Write http://localhost:8080.' }],
    ['plain http elsewhere', 'A', 'http://a.test', { origin: 'Only https is safe' }],
    ['one that is there', 'A', 'https://app.inventorum.com/', { origin: 'already exists' }],
    [
      'one that is there, in another spelling',
      'A',
      'https://APP.inventorum.com.:443/api/',
      { origin: 'already exists' },
    ],
  ])('says beside the field what is wrong: %s', (_name, name, origin, problems) => {
    const requestOrigin = vi.fn(async () => true);
    draw({}, { requestOrigin });
    type(name, origin);
    for (const [field, says] of Object.entries(problems)) {
      expect(screen.getByTestId(`error-${field}`).textContent).toContain(says);
    }
    expect(requestOrigin).not.toHaveBeenCalled();
  });

  test('one that an earlier version took says why it is not refreshed, and what to write', () => {
    draw({ environments: [PRODUCTION, { ...SANDBOX, origin: 'http://[::1]:8080' }] });
    expect(screen.getAllByTestId('environment-problem').map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/cannot be refreshed: .* Write http:\/\/localhost:8080\./),
    ]);
  });

  test('the built-in one stays; one that is in use says what to do first', async () => {
    const background = callRecorder({ 'environment.remove': { ok: false, problem: { code: 'in use' } } });
    draw({ environments: [PRODUCTION, SANDBOX] }, { background });
    fireEvent.click(screen.getByLabelText('Remove Sandbox'));
    expect(screen.getAllByTestId('environment-remove')).toHaveLength(1);
    await waitFor(() => expect(screen.getByTestId('notice').textContent).toContain('Delete them first'));
  });
});

test('strict mode is one switch', () => {
  const background = callRecorder();
  draw({}, { background });
  fireEvent.click(screen.getByTestId('strict'));
  expect(background.sent).toEqual([{ command: 'injection.strict', input: { on: true } }]);
});

test('names the keys as the browser has them, and says where there are none', () => {
  draw();
  expect(screen.getByText('Alt+Shift+I')).toBeTruthy();
  expect(screen.getByText('not assigned')).toBeTruthy();
});

describe('diagnostics', () => {
  test('are shown before they can be copied, and are copied as they are shown', async () => {
    const copied: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void copied.push(text));
    // happy-dom has no such command.
    Reflect.set(document, 'execCommand', () => false);
    draw();
    expect(screen.queryByTestId('copy-diagnostics')).toBeNull();

    fireEvent.click(screen.getByTestId('show-diagnostics'));
    const shown = (await screen.findByTestId('diagnostics-text')).textContent ?? '';
    expect(shown).toContain('INVENTORUM API Companion 0.1.0, Firefox 153, shown in en');
    fireEvent.click(screen.getByTestId('copy-diagnostics'));

    expect(await screen.findByText('Copied.')).toBeTruthy();
    expect(copied).toEqual([shown]);
  });
});

describe('a file with credentials', () => {
  const file = new File(['Client ID: ci-1'], 'mail.txt', { type: 'text/plain' });

  /** The page has no drag events of its own here. Returns whether the browser would go on with it. */
  function drag(type: 'dragover' | 'drop', dataTransfer: object): boolean {
    const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), { dataTransfer });
    return fireEvent(document.body, event);
  }

  test('that is chosen goes to the form, and is said', async () => {
    const background = callRecorder();
    draw({}, { background });
    const input = screen.getByTestId('read-file');
    Object.defineProperty(input, 'files', { value: [file] });
    fireEvent.change(input);
    await waitFor(() =>
      expect(background.sent).toEqual([{ command: 'selection.keep', input: { text: 'Client ID: ci-1' } }]),
    );
  });

  test('that is dropped anywhere does so, too, and never replaces the page', async () => {
    const background = callRecorder();
    draw({}, { background });
    const dataTransfer = { types: ['Files'], files: [file] };
    expect(drag('dragover', dataTransfer)).toBe(false);
    expect(screen.getByTestId('read-file-hint').textContent).toBe('Drop the file to read it.');
    expect(drag('drop', dataTransfer)).toBe(false);
    await waitFor(() => expect(background.sent).toHaveLength(1));
    expect(screen.getByTestId('read-file-hint').textContent).toContain('anywhere on this page');
  });

  test('is refused if it is too long, and text that is dragged is left alone', () => {
    const background = callRecorder();
    draw({}, { background });
    const long = { size: 2_000_001, text: async () => '' };
    drag('drop', { types: ['Files'], files: [long] });
    expect(screen.getByTestId('read-file-problem').hidden).toBe(false);
    expect(drag('dragover', { types: ['text/plain'], files: [] })).toBe(true);
    expect(background.sent).toEqual([]);
  });
});

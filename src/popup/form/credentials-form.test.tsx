import { act, cleanup, createEvent, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Environment, PRODUCTION } from '../../inventorum/environment.ts';
import type { Reply } from '../../messaging/protocol.ts';
import { type CallRecorder, callRecorder } from '../../ui/fixtures/call-recorder.ts';
import { ENGLISH, GERMAN } from '../../ui/fixtures/languages.ts';
import { appStatus, tokenSetStatus } from '../../ui/fixtures/status.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { popupCommands } from '../fixtures/popup-commands.ts';
import { CredentialsForm } from './credentials-form.tsx';
import type { FormSubject } from './form-subject.ts';

afterEach(cleanup);

/** The first paste loads the readers. */
const READ = { timeout: 20_000 };

const ADD_TOKEN_SET: FormSubject = { form: 'add token set', app: appStatus({ id: 'app-1' }) };

const SANDBOX: Environment = { id: 'sandbox', name: 'Sandbox', origin: 'http://localhost:8000' };

interface Drawing {
  readonly subject: FormSubject;
  readonly added: readonly Environment[];
  readonly commands: ReturnType<typeof popupCommands>;
}

/** The form in a popup that shows what the form chooses; `added` are known once the form asks for one of them. */
function Drawn({ subject, added, commands }: Drawing) {
  const [id, setId] = useState('production');
  const known = [PRODUCTION, ...added];
  return (
    <>
      <p data-testid="shown">{id}</p>
      <CredentialsForm
        subject={subject}
        environment={known.find((each) => each.id === id) ?? PRODUCTION}
        environments={known.filter((each) => each !== NEW || id === NEW.id)}
        apps={[]}
        commands={commands}
        drafts={null}
        onEnvironment={setId}
        onClose={() => undefined}
      />
    </>
  );
}

const NEW: Environment = { id: 'new', name: 'new.example.com', origin: 'https://new.example.com' };

function draw(
  language = ENGLISH,
  subject: FormSubject = ADD_TOKEN_SET,
  drawing: Partial<Omit<Drawing, 'subject'>> & { readonly background?: CallRecorder } = {},
): CallRecorder {
  const { background = callRecorder(), added = [] } = drawing;
  const commands = popupCommands({ ...drawing.commands, call: background.call });
  render(
    <LanguageContext.Provider value={language}>
      <Drawn subject={subject} added={added} commands={commands} />
    </LanguageContext.Provider>,
  );
  type('tokenSetLabel', 'Main');
  return background;
}

function field(name: string): HTMLInputElement {
  const found = screen.getByTestId('form').querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (!found) throw new Error(`No field ${name}.`);
  return found;
}

function type(name: string, value: string): void {
  fireEvent.input(field(name), { target: { value } });
}

/** Pastes like a browser, including line breaks. */
function paste(name: string, text: string): void {
  const event = createEvent.paste(field(name), { clipboardData: { getData: () => text } });
  fireEvent(field(name), event);
  if (!event.defaultPrevented) type(name, text);
}

function sentTokens(background: CallRecorder): unknown {
  fireEvent.click(screen.getByTestId('save'));
  return background.sent.map(({ input }) => Reflect.get(Object(input), 'tokenSet'))[0];
}

describe('what is pasted into the form', () => {
  test.each([
    ['"rt-1",', 'the separator at the end and quotation marks'],
    ['refresh_token: rt-1', 'the name before it'],
    ['export SHORE_REFRESH_TOKEN="rt-1"', 'the name before it and quotation marks'],
    ['Bearer rt-1', '“Bearer”'],
    ['rt\u200b-1', 'invisible characters'],
    ['rt-\n1', 'line breaks'],
    ['access_token: at-1\nrefresh_token: rt-1', 'the name before it'],
  ])('%j is saved as the token alone, and what was left off is said', (text, leftOff) => {
    const background = draw();
    paste('refreshToken', text);

    expect(screen.getByTestId('note-refreshToken').textContent).toContain(`Removed: ${leftOff}.`);
    expect(sentTokens(background)).toEqual({ label: 'Main', refreshToken: 'rt-1', accessToken: '' });
  });

  test('is saved as it was typed where the user wants that, until it is changed', () => {
    const background = draw();
    type('refreshToken', 'rt-1,');
    fireEvent.click(screen.getByTestId('as-typed-refreshToken'));
    expect(screen.getByTestId('note-refreshToken').hidden).toBe(true);
    expect(sentTokens(background)).toMatchObject({ refreshToken: 'rt-1,' });

    type('refreshToken', 'rt-2,');
    expect(screen.getByTestId('note-refreshToken').hidden).toBe(false);
  });

  test.each([
    ['accessToken', 'a:b', 'This cannot be sent'],
    ['accessToken', 'refresh_token: rt-1', 'another field'],
    ['refreshToken', 'access_token: at-1', 'another field'],
    ['refreshToken', 'two words', 'a space or line break'],
    ['refreshToken', 'tökén', 'contains characters'],
  ])('is not saved where it cannot be meant: %s %j', (name, text, says) => {
    const background = draw();
    type('refreshToken', 'rt-1');
    type(name, text);
    fireEvent.click(screen.getByTestId('save'));

    expect(screen.getByTestId(`error-${name}`).textContent).toContain(says);
    expect(background.sent).toEqual([]);
    expect(document.activeElement).toBe(field(name));
  });

  test('an access token as typed is not taken where no request may carry it', () => {
    const background = draw();
    type('refreshToken', 'rt-1');
    type('accessToken', '"at-1",');
    fireEvent.click(screen.getByTestId('as-typed-accessToken'));
    fireEvent.click(screen.getByTestId('save'));

    expect(screen.getByTestId('error-accessToken').textContent).toContain('This cannot be sent');
    expect(background.sent).toEqual([]);
  });

  test('nothing is said of a value that is right as it is', () => {
    draw();
    type('refreshToken', 'gT5.kZ~9/+==');
    expect(screen.getByTestId('note-refreshToken').hidden).toBe(true);
  });

  test('is explained in German, too', () => {
    draw(GERMAN);
    type('refreshToken', '"rt-1",');
    expect(screen.getByTestId('note-refreshToken').textContent).toContain(
      'Entfernt: das Trennzeichen am Ende und Anführungszeichen.',
    );
  });
});

/** The values of the form's fields as they are now. */
function values(...names: readonly string[]): readonly string[] {
  return names.map((name) => field(name).value);
}

async function noteAfterPaste(name: string, text: string): Promise<string> {
  paste(name, text);
  await waitFor(() => expect(screen.getByTestId('paste-note').hidden).toBe(false), READ);
  return screen.getByTestId('paste-note').textContent ?? '';
}

const ADD_APP: FormSubject = { form: 'add app' };
const MAIL = 'App: Warehouse\nClient ID: ci-1\nClient Secret: cs-1\nRefresh Token: rt-1';

describe('text with credentials that is pasted into any field', () => {
  test.each([
    ['label', MAIL],
    ['clientSecret', MAIL],
    ['clientId', 'curl -u ci-1:cs-1 -d refresh_token=rt-1 https://app.inventorum.com/api/auth/token/'],
    ['refreshToken', 'SHORE_CLIENT_ID=ci-1\nSHORE_CLIENT_SECRET=cs-1\nSHORE_REFRESH_TOKEN=rt-1'],
  ])('into %s fills all empty fields', async (name, text) => {
    draw(ENGLISH, ADD_APP);
    const note = await noteAfterPaste(name, text);
    expect(values('clientId', 'clientSecret', 'refreshToken')).toEqual(['ci-1', 'cs-1', 'rt-1']);
    expect(values('label')).toEqual([text === MAIL ? 'Warehouse' : 'App ci-1']);
    expect(note).toBe('Filled in: Name of the app, Client id, Client secret, and Refresh token.');
    expect(note).not.toMatch(/ci-1|cs-1|rt-1/);
  });

  test('leaves what was typed, and names what is missing, in German too', async () => {
    draw(GERMAN, ADD_APP);
    type('clientId', 'typed-1');
    const note = await noteAfterPaste('label', 'Client Secret: cs-1');
    const names = ['label', 'clientId', 'clientSecret', 'refreshToken'];
    expect(values(...names)).toEqual(['App typed-', 'typed-1', 'cs-1', '']);
    expect(note).toBe('Ausgefüllt: Name der App und Client-Secret. Noch leer: Refresh-Token.');
  });

  test.each([
    [
      'CLIENT_ID=ci-1\nCLIENT_SECRET=ab#cd',
      'Client secret is left empty: what follows its # may be a comment.',
    ],
    ['{"email":"a@b.de","password":"x"}', 'E-mail and password of a person'],
  ])('%s: what is not taken is said', async (text, says) => {
    draw(ENGLISH, ADD_APP);
    expect(await noteAfterPaste('label', text)).toContain(says);
    expect(values('clientSecret', 'refreshToken', 'accessToken')).toEqual(['', '', '']);
    expect(field('label').value).not.toContain(text);
  });

  test.each([
    ['replaced by', 'Shop', 'Shop'],
    ['followed by', `${MAIL}Shop`, 'Shop'],
    ['without its line breaks followed by', `${MAIL.replaceAll('\n', '')}Shop`, 'Shop'],
  ])('is read while it is %s what is typed: that stays', async (_how, typed, kept) => {
    draw(ENGLISH, ADD_APP);
    paste('label', MAIL);
    type('label', typed);
    await waitFor(() => expect(values('clientId', 'refreshToken')).toEqual(['ci-1', 'rt-1']), READ);
    expect(field('label').value).toBe(kept);
  });

  test('is taken byte by byte, whatever looks like an accident of pasting in a field', async () => {
    const background = draw(ENGLISH, ADD_APP);
    await noteAfterPaste('label', '{"client_id":"ci-1,","client_secret":"\'cs-1\'","refresh_token":"rt-1;"}');
    fireEvent.click(screen.getByTestId('save'));
    expect(background.sent.map(({ input }) => input)).toMatchObject([
      { app: { clientId: 'ci-1,', clientSecret: "'cs-1'" }, tokenSet: { refreshToken: 'rt-1;' } },
    ]);
  });

  test.each([
    ['a choice', () => screen.getByTestId('form').querySelector('[name="kind"]')],
    ['the page itself', () => document.body],
  ])('is read where %s has the focus', async (_what, target) => {
    draw(ENGLISH, ADD_APP);
    fireEvent.paste(target() ?? document, { clipboardData: { getData: () => MAIL } });
    await waitFor(() => expect(values('label', 'refreshToken')).toEqual(['Warehouse', 'rt-1']), READ);
  });

  test('is read when the form opens with it, and found to be nothing', async () => {
    draw(ENGLISH, { form: 'add app', pasted: 'Kind regards' });
    await waitFor(
      () => expect(screen.getByTestId('paste-note').textContent).toBe('No credentials found in the text.'),
      READ,
    );
  });

  test('of several apps is not taken for a token of this app', async () => {
    draw();
    const note = await noteAfterPaste('tokenSetLabel', '[{"client_id":"a-1"},{"client_id":"a-2"}]');
    expect(note).toBe('Nothing filled in: the text has several apps. Paste one of them.');
  });

  test('for another host is not taken for a token of this app', async () => {
    draw();
    const note = await noteAfterPaste('tokenSetLabel', `refresh_token=rt-1\nAPI_URL=${NEW.origin}/api/`);
    expect(note).toBe(`Nothing filled in: the text is for ${NEW.origin}, not for Production.`);
    expect(values('refreshToken')).toEqual(['']);
  });

  test('fills the tokens of a new token from an answer of the token endpoint', async () => {
    const background = draw();
    await noteAfterPaste('refreshToken', '{"access_token":"at-1","refresh_token":"rt-1"}');
    expect(sentTokens(background)).toEqual({ label: 'Main', refreshToken: 'rt-1', accessToken: 'at-1' });
  });
});

describe('a secret that is taken along', () => {
  const EDITS = [
    [
      'refresh token',
      { form: 'edit token set', tokenSet: tokenSetStatus({ id: 'set-1' }) },
      'set-1',
      'invalid everywhere',
    ],
    ['client secret', { form: 'edit app', app: appStatus({ id: 'app-1' }) }, 'app-1', 'access to the shop'],
  ] as const satisfies readonly (readonly [string, FormSubject, string, string])[];

  function drawEdit(subject: FormSubject, answer: Reply<'secret.reveal'>): CallRecorder {
    const background = callRecorder({ 'secret.reveal': answer });
    render(
      <LanguageContext.Provider value={ENGLISH}>
        <Drawn subject={subject} added={[]} commands={popupCommands({ call: background.call })} />
      </LanguageContext.Provider>,
    );
    return background;
  }

  async function pass(ms: number): Promise<void> {
    await act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
  }

  afterEach(() => vi.useRealTimers());

  test.each(EDITS)('%s: is shown for 20 seconds, after what it costs', async (secret, subject, id, costs) => {
    vi.useFakeTimers();
    const background = drawEdit(subject, { ok: true, value: { value: 'the value' } });
    fireEvent.click(screen.getByTestId('take-along'));
    expect(screen.getByTestId('take-along-step').textContent).toContain(costs);
    expect(background.sent).toEqual([]);

    fireEvent.click(screen.getByTestId('reveal'));
    await pass(0);
    await pass(19_990);
    expect(background.sent).toEqual([{ command: 'secret.reveal', input: { id, secret } }]);
    expect(screen.getByTestId('revealed').textContent).toBe('the value');

    await pass(20);
    expect(screen.queryByTestId('revealed')).toBeNull();
  });

  test('keeps the focus in its steps, and takes it from no other place', async () => {
    vi.useFakeTimers();
    drawEdit(EDITS[0][1], { ok: true, value: { value: 'the value' } });
    const focused = () => document.activeElement?.getAttribute('data-testid');
    for (const [clicked, next] of [
      ['take-along', 'reveal'],
      ['reveal', 'copy-revealed'],
    ] as const) {
      screen.getByTestId(clicked).focus();
      fireEvent.click(screen.getByTestId(clicked));
      await pass(0);
      expect(focused()).toBe(next);
    }
    await pass(20_000);
    expect(focused()).toBe('take-along');

    fireEvent.click(screen.getByTestId('take-along'));
    fireEvent.click(screen.getByTestId('reveal'));
    await pass(0);
    screen.getByTestId('save').focus();
    await pass(20_000);
    expect(focused()).toBe('save');
  });

  test('is not shown where the background refuses it, and the form says why', async () => {
    drawEdit(EDITS[0][1], { ok: false, problem: { code: 'locked' } });
    fireEvent.click(screen.getByTestId('take-along'));
    fireEvent.click(screen.getByTestId('reveal'));

    await screen.findByRole('alert');
    expect(screen.queryByTestId('revealed')).toBeNull();
  });

  test('is not offered by a form that adds', () => {
    draw();
    expect(screen.queryByTestId('take-along')).toBeNull();
  });
});

/** What the labels of a question say. */
function choicesOf(testId: string): readonly string[] {
  return [...screen.getByTestId(testId).querySelectorAll('label')].map((each) => each.textContent ?? '');
}

function choose(testId: string, index: number): void {
  const radio = screen.getByTestId(testId).querySelectorAll('input[type="radio"]')[index];
  if (!radio) throw new Error(`${testId} has no choice ${index}.`);
  fireEvent.click(radio);
}

function save(): void {
  fireEvent.click(screen.getByTestId('save'));
}

describe('what only the user can decide', () => {
  const UNCLEAR = 'CLIENT_ID=ci-1\nCLIENT_SECRET=abcdefgh#1234\nREFRESH_TOKEN=rt-1';

  test('is asked under its field, and nothing is saved before the answer', async () => {
    const background = draw(ENGLISH, ADD_APP);
    await noteAfterPaste('label', UNCLEAR);
    expect(choicesOf('ask-clientSecret')).toEqual([
      '1. …1234, length 13',
      '2. length 8',
      'None of them: leave it empty',
    ]);
    save();
    expect(background.sent).toEqual([]);
    expect(screen.getByTestId('ask-clientSecret').textContent).toContain('Choose one first.');
    expect(document.activeElement?.getAttribute('name')).toBe('ask-clientSecret');

    choose('ask-clientSecret', 1);
    expect(values('clientSecret')).toEqual(['abcdefgh']);
    choose('ask-clientSecret', 0);
    save();
    expect(background.sent.map(({ input }) => Reflect.get(Object(input), 'app'))).toMatchObject([
      { clientSecret: 'abcdefgh#1234' },
    ]);
  });

  test('is answered by typing, too', async () => {
    const background = draw(ENGLISH, ADD_APP);
    await noteAfterPaste('label', UNCLEAR);
    type('clientSecret', 'typed-1');
    save();
    expect(background.sent).toMatchObject([{ input: { app: { clientSecret: 'typed-1' } } }]);
  });

  test('is asked about what is not needed, and may be left empty', async () => {
    const background = draw();
    const text = 'Access Token: at-1.\nRefresh Token: rt-1';
    fireEvent.paste(document.body, { clipboardData: { getData: () => text } });
    await waitFor(() => screen.getByTestId('ask-accessToken'), READ);
    save();
    expect(background.sent).toEqual([]);
    choose('ask-accessToken', 2);
    expect(sentTokens(background)).toEqual({ label: 'Main', refreshToken: 'rt-1', accessToken: '' });
  });

  test('is saved with a sign at its end that would be taken off of what is typed', async () => {
    const background = draw(ENGLISH, ADD_APP);
    await noteAfterPaste('label', 'Client ID: ci-1\nClient Secret: cs-1;\nRefresh Token: rt-1');
    const ending = choicesOf('ask-clientSecret').findIndex((words) => words.includes('length 5'));
    choose('ask-clientSecret', ending);
    save();
    expect(background.sent).toMatchObject([{ input: { app: { clientSecret: 'cs-1;' } } }]);
  });

  test('shows a client id, and of secrets the last four of twelve signs or more', async () => {
    draw(GERMAN, ADD_APP);
    await noteAfterPaste('label', 'CLIENT_ID=ab#cd\nCLIENT_SECRET=0123456789#a');
    expect(choicesOf('ask-clientId')).toEqual(['ab#cd', 'ab', 'Keine davon: leer lassen']);
    expect(choicesOf('ask-clientSecret').slice(0, 2)).toEqual(['1. …89#a, Länge 12', '2. Länge 10']);
    expect(screen.getByTestId('ask-clientId').querySelector('legend')?.textContent).toBe(
      'Client-ID: ab dem # ist es vielleicht ein Kommentar. Was stimmt?',
    );
  });
});

describe('the host that a text names', () => {
  const FOR_SANDBOX = `curl -u ci-1:cs-1 -d refresh_token=rt-1 ${SANDBOX.origin}/api/auth/token/`;
  const FOR_NEW = FOR_SANDBOX.replace(SANDBOX.origin, NEW.origin);

  test('is asked for where it is another one: nothing is saved before the answer', async () => {
    const background = draw(ENGLISH, ADD_APP, { added: [SANDBOX] });
    const note = await noteAfterPaste('label', FOR_SANDBOX);
    expect(note).toContain('The text names another host: choose the environment.');
    expect(choicesOf('ask-host')).toEqual([
      'Sandbox, http://localhost:8000',
      'Production, https://app.inventorum.com: not named in the text',
    ]);
    save();
    expect(background.sent).toEqual([]);
    expect(screen.getByTestId('ask-host').textContent).toContain('Choose one first.');

    choose('ask-host', 0);
    save();
    expect(background.sent).toMatchObject([
      { input: { app: { environmentId: 'sandbox', clientId: 'ci-1' } } },
    ]);
  });

  test('may be left for the one that the form shows', async () => {
    const background = draw(ENGLISH, ADD_APP, { added: [SANDBOX] });
    await noteAfterPaste('label', FOR_SANDBOX);
    choose('ask-host', 0);
    choose('ask-host', 1);
    save();
    expect(background.sent).toMatchObject([{ input: { app: { environmentId: 'production' } } }]);
  });

  test.each([
    ['Chromium', false, ['environment.add', 'asked']],
    ['Firefox', true, ['asked', 'environment.add']],
  ])('is added as an environment with the question of %s, in the click', async (_name, isFirefox, order) => {
    const happened: string[] = [];
    const background = callRecorder({ 'environment.add': { ok: true, value: { id: NEW.id } } });
    const requestOrigin = async (origin: string) => {
      expect(origin).toBe(NEW.origin);
      happened.push('asked');
      return true;
    };
    const call: CallRecorder['call'] = (command, input) => {
      happened.push(command);
      return background.call(command, input);
    };
    const commands = popupCommands({ isFirefox, requestOrigin });
    draw(ENGLISH, ADD_APP, { added: [NEW], commands, background: { ...background, call } });
    await noteAfterPaste('label', FOR_NEW);
    choose('ask-host', 0);
    save();
    expect(happened).toEqual([]);

    fireEvent.click(screen.getByTestId('host-add'));
    await waitFor(() => expect(screen.getByTestId('shown').textContent).toBe(NEW.id));
    expect(happened).toEqual(order);
    expect(background.sent[0]?.input).toEqual({ environmentName: 'new.example.com', origin: NEW.origin });
    save();
    expect(background.sent[1]).toMatchObject({ input: { app: { environmentId: NEW.id } } });
  });

  test.each([true, false])('is forgotten where the browser is told no (Firefox: %s)', async (isFirefox) => {
    const background = callRecorder({ 'environment.add': { ok: true, value: { id: NEW.id } } });
    const commands = popupCommands({ isFirefox, requestOrigin: async () => false });
    draw(ENGLISH, ADD_APP, { added: [NEW], commands, background });
    await noteAfterPaste('label', FOR_NEW);
    choose('ask-host', 0);
    fireEvent.click(screen.getByTestId('host-add'));
    await waitFor(() => expect(screen.getByTestId('error-environmentName').textContent).not.toBe(''));
    expect(background.sent.map(({ command }) => command)).toEqual(['environment.add', 'environment.remove']);
    save();
    expect(background.sent).toHaveLength(2);
  });

  test('is refused where no environment can have it', async () => {
    draw(ENGLISH, ADD_APP);
    await noteAfterPaste('label', FOR_SANDBOX.replace(SANDBOX.origin, 'http://plain.example.com'));
    expect(choicesOf('ask-host')).toEqual(['Production, https://app.inventorum.com: not named in the text']);
    expect(screen.getByTestId('host-refused').textContent).toContain(
      'http://plain.example.com cannot be chosen',
    );
  });

  test('is asked for among several, also where the form shows one of them', async () => {
    draw(GERMAN, ADD_APP, { added: [SANDBOX] });
    const text = `${PRODUCTION.origin}/api/ ${SANDBOX.origin}/api/\nClient ID: ci-1`;
    await noteAfterPaste('label', text);
    expect(choicesOf('ask-host')).toEqual([
      'Production, https://app.inventorum.com',
      'Sandbox, http://localhost:8000',
    ]);
  });

  test('is not asked for where it is that of the form', async () => {
    draw(ENGLISH, ADD_APP, { added: [SANDBOX] });
    await noteAfterPaste('label', FOR_SANDBOX.replace(SANDBOX.origin, PRODUCTION.origin));
    expect(screen.queryByTestId('ask-host')).toBeNull();
  });
});

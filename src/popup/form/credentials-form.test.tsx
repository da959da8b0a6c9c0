import { act, cleanup, createEvent, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PRODUCTION } from '../../inventorum/environment.ts';
import type { Reply } from '../../messaging/protocol.ts';
import { type CallRecorder, callRecorder } from '../../ui/fixtures/call-recorder.ts';
import { ENGLISH, GERMAN } from '../../ui/fixtures/languages.ts';
import { appStatus, tokenSetStatus } from '../../ui/fixtures/status.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { CredentialsForm } from './credentials-form.tsx';
import type { FormSubject } from './form-subject.ts';

afterEach(cleanup);

const ADD_TOKEN_SET: FormSubject = { form: 'add token set', app: appStatus({ id: 'app-1' }) };

function draw(language = ENGLISH, subject: FormSubject = ADD_TOKEN_SET): CallRecorder {
  const background = callRecorder();
  render(
    <LanguageContext.Provider value={language}>
      <CredentialsForm
        subject={subject}
        environment={PRODUCTION}
        call={background.call}
        drafts={null}
        onEnvironment={() => undefined}
        onClose={() => undefined}
      />
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
  await waitFor(() => expect(screen.getByTestId('paste-note').hidden).toBe(false));
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
    expect(values('label')).toEqual([text === MAIL ? 'Warehouse' : '']);
    expect(note).toMatch(/^Filled in: .*Client id, Client secret, and Refresh token\./);
    expect(note).not.toMatch(/ci-1|cs-1|rt-1/);
  });

  test('leaves what was typed, and names what is missing, in German too', async () => {
    draw(GERMAN, ADD_APP);
    type('clientId', 'typed-1');
    const note = await noteAfterPaste('label', 'Client ID: ci-1\nClient Secret: cs-1');
    expect(values('label', 'clientId', 'clientSecret', 'refreshToken')).toEqual(['', 'typed-1', 'cs-1', '']);
    expect(note).toBe('Ausgefüllt: Client-Secret. Noch leer: Name der App und Refresh-Token.');
  });

  test.each([
    [
      'curl -u ci-1:cs-1 https://login.example.com/token',
      'Nothing filled in: the text is for https://login.example.com, not for Production.',
    ],
    [`[{"client_id":"a-1","client_secret":"b-1"},{"client_id":"a-2","client_secret":"b-2"}]`, 'several apps'],
    [
      'CLIENT_ID=ci-1\nCLIENT_SECRET=ab#cd',
      'Client secret is left empty: what follows its # may be a comment.',
    ],
    ['{"email":"a@b.de","password":"x"}', 'E-mail and password of a person'],
  ])('%s: what is not taken is said', async (text, says) => {
    draw(ENGLISH, ADD_APP);
    expect(await noteAfterPaste('label', text)).toContain(says);
    expect(values('label', 'clientSecret', 'refreshToken', 'accessToken')).toEqual(['', '', '', '']);
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
        <CredentialsForm
          subject={subject}
          environment={PRODUCTION}
          call={background.call}
          drafts={null}
          onEnvironment={() => undefined}
          onClose={() => undefined}
        />
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

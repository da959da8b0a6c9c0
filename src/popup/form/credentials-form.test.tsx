import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { type CallRecorder, callRecorder } from '../../ui/fixtures/call-recorder.ts';
import { ENGLISH, GERMAN } from '../../ui/fixtures/languages.ts';
import { appStatus } from '../../ui/fixtures/status.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { CredentialsForm } from './credentials-form.tsx';

afterEach(cleanup);

function draw(language = ENGLISH): CallRecorder {
  const background = callRecorder();
  render(
    <LanguageContext.Provider value={language}>
      <CredentialsForm
        subject={{ form: 'add token set', app: appStatus({ id: 'app-1' }) }}
        environmentId="production"
        call={background.call}
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

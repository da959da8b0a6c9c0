import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import type { DraftOutline } from '../../import/form-draft.ts';
import { PRODUCTION } from '../../inventorum/environment.ts';
import { type CallRecorder, callRecorder } from '../../ui/fixtures/call-recorder.ts';
import { ENGLISH } from '../../ui/fixtures/languages.ts';
import { appStatus } from '../../ui/fixtures/status.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { draftOutline, draftsPort } from '../fixtures/drafts.ts';
import { popupCommands } from '../fixtures/popup-commands.ts';
import { CredentialsForm } from '../form/credentials-form.tsx';
import type { FormSubject } from '../form/form-subject.ts';
import type { DraftsPort } from './drafts-port.ts';

afterEach(cleanup);

interface Drawn extends CallRecorder {
  readonly closed: string[];
  readonly environments: string[];
}

function draw(
  draft: DraftOutline | null,
  { subject = { form: 'add app' }, port = {} }: { subject?: FormSubject; port?: Partial<DraftsPort> } = {},
): Drawn {
  const background = callRecorder();
  const closed: string[] = [];
  const environments: string[] = [];
  render(
    <LanguageContext.Provider value={ENGLISH}>
      <CredentialsForm
        subject={subject}
        environment={PRODUCTION}
        environments={[PRODUCTION]}
        apps={[]}
        commands={popupCommands({ call: background.call })}
        drafts={draftsPort(draft, port)}
        onEnvironment={(id) => environments.push(id)}
        onClose={() => void closed.push('closed')}
      />
    </LanguageContext.Provider>,
  );
  return { ...background, closed, environments };
}

function field(name: string): HTMLInputElement {
  const found = screen.getByTestId('form').querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (!found) throw new Error(`No field ${name}.`);
  return found;
}

function type(name: string, value: string): void {
  fireEvent.input(field(name), { target: { value } });
}

const NOTE = 'note-clientSecret';
const KEPT = draftOutline({
  values: { label: 'Shop', clientId: 'ci-1', tokenSetLabel: 'Main', environmentId: 'sandbox' },
  secrets: { clientSecret: { length: 40, tail: 'wxyz' }, refreshToken: { length: 6, tail: '' } },
});

describe('what is typed', () => {
  test('is told to the background at each change, secrets as they would be saved, and no password', async () => {
    const { sent } = draw(null);
    type('label', 'Shop');
    type('clientSecret', '"cs-1",');
    await waitFor(() => expect(sent.at(-1)?.input).toMatchObject({ secrets: { clientSecret: 'cs-1' } }));
    expect(sent.at(-1)).toMatchObject({
      command: 'draft.keep',
      input: { form: 'add app', isOpen: true, values: { label: 'Shop', environmentId: PRODUCTION.id } },
    });
    fireEvent.click(field('kind').parentElement?.parentElement?.querySelector('[value="legacy"]') as Element);
    type('password', 'pw-1');
    await waitFor(() => expect(JSON.stringify(sent)).toContain('"kind":"legacy"'));
    expect(JSON.stringify(sent)).not.toContain('pw-1');
  });

  test('is told to nobody while nothing is', () => {
    expect(draw(null).sent).toEqual([]);
  });

  test('is forgotten when all is deleted again', async () => {
    const { sent } = draw(null);
    type('label', 'Shop');
    type('label', '');
    await waitFor(() =>
      expect(sent.at(-1)).toEqual({ command: 'draft.discard', input: { form: 'add app' } }),
    );
  });

  test('stays when the form is left by Escape, and the popup does not open on it', async () => {
    const { sent, closed } = draw(null);
    type('label', 'Shop');
    fireEvent.keyDown(document, { key: 'Escape' });
    await waitFor(() =>
      expect(sent.at(-1)?.input).toMatchObject({ isOpen: false, values: { label: 'Shop' } }),
    );
    expect(closed).toEqual(['closed']);
  });

  test('goes when it is discarded', async () => {
    const { sent, closed } = draw(null);
    expect(screen.getByTestId('cancel').textContent).toBe('Cancel');
    type('label', 'Shop');
    expect(screen.getByTestId('cancel').textContent).toBe('Discard');
    fireEvent.click(screen.getByTestId('cancel'));
    await waitFor(() =>
      expect(sent.at(-1)).toEqual({ command: 'draft.discard', input: { form: 'add app' } }),
    );
    expect(closed).toEqual(['closed']);
  });

  test('is told before the tab opens on it', async () => {
    const order: string[] = [];
    const { sent } = draw(null, {
      port: { continueInTab: async () => void order.push(`tab after ${sent.length}`) },
    });
    fireEvent.click(screen.getByTestId('continue-in-tab'));
    await waitFor(() => expect(order).toEqual(['tab after 1']));
    expect(sent[0]).toMatchObject({ command: 'draft.keep', input: { isOpen: true } });
  });

  test('in a tab is nothing that the popup opens on', async () => {
    const { sent } = draw(null, { port: { continueInTab: null } });
    expect(screen.queryByTestId('continue-in-tab')).toBeNull();
    type('label', 'Shop');
    await waitFor(() => expect(sent.at(-1)?.input).toMatchObject({ isOpen: false }));
  });
});

describe('what was typed before', () => {
  test('comes back as typed, but secrets: their length, and the end of a long one', () => {
    const { sent, environments } = draw(KEPT);
    expect(['label', 'clientId', 'tokenSetLabel', 'clientSecret'].map((name) => field(name).value)).toEqual([
      ...['Shop', 'ci-1', 'Main', ''],
    ]);
    expect(environments).toEqual(['sandbox']);
    expect(screen.getByTestId(NOTE).textContent).toContain('40 characters, the last four are wxyz');
    expect(screen.getByTestId('note-refreshToken').textContent).toContain('length: 6');
    expect(sent).toEqual([]);
  });

  test('is saved with empty secrets, which the background fills in', async () => {
    const { sent, closed } = draw(KEPT);
    fireEvent.click(screen.getByTestId('save'));
    await waitFor(() => expect(closed).toEqual(['closed']));
    expect(sent).toMatchObject([
      { command: 'app.add', form: 'add app', input: { app: { clientId: 'ci-1', clientSecret: '' } } },
    ]);
  });

  test('is replaced by what is typed now', async () => {
    const { sent } = draw(KEPT);
    type('clientSecret', 'cs-2');
    expect(screen.getByTestId(NOTE).hidden).toBe(true);
    await waitFor(() =>
      expect(sent.at(-1)?.input).toMatchObject({ secrets: { clientSecret: 'cs-2', accessToken: '' } }),
    );
    expect(sent.at(-1)?.input).not.toHaveProperty('secrets.refreshToken');
  });

  test('can be removed, and is missing then', async () => {
    const { sent } = draw(KEPT);
    fireEvent.click(screen.getByTestId('forget-clientSecret'));
    await waitFor(() => expect(sent.at(-1)?.input).toMatchObject({ secrets: { clientSecret: '' } }));
    fireEvent.click(screen.getByTestId('save'));
    expect(screen.getByTestId('error-clientSecret')).toBeTruthy();
  });

  test('belongs to its own form', () => {
    const subject = { form: 'add token set', app: appStatus({ id: 'app-1' }) } as const;
    draw(null, { subject });
    expect(field('tokenSetLabel').value).toBe('');
  });
});

describe('a text of another app than the kept draft', () => {
  const OTHER = 'App: Warehouse\nClient ID: ci-2\nClient Secret: cs-of-two\nRefresh Token: rt-of-two';

  async function paste(text: string): Promise<string> {
    fireEvent.paste(document.body, { clipboardData: { getData: () => text } });
    await waitFor(() => expect(screen.getByTestId('paste-note').hidden).toBe(false), { timeout: 20_000 });
    return screen.getByTestId('paste-note').textContent ?? '';
  }

  test('fills nothing in: no secret of one app is saved with the id of another', async () => {
    draw(KEPT);
    expect(await paste(OTHER)).toContain('for another app or token: nothing was filled in.');
    expect(['label', 'clientId', 'clientSecret', 'refreshToken'].map((name) => field(name).value)).toEqual([
      'Shop',
      'ci-1',
      '',
      '',
    ]);
    expect(screen.getByTestId(NOTE).textContent).toContain('40 characters');
  });

  test('replaces all of it by one click, kept secrets, too', async () => {
    const { sent } = draw(KEPT);
    await paste(OTHER);
    fireEvent.click(screen.getByTestId('paste-anew'));
    await waitFor(() => expect(field('clientId').value).toBe('ci-2'));
    expect(
      ['label', 'clientSecret', 'tokenSetLabel', 'refreshToken'].map((name) => field(name).value),
    ).toEqual(['Warehouse', 'cs-of-two', 'Token 1', 'rt-of-two']);
    expect(screen.getByTestId(NOTE).hidden).toBe(true);
    fireEvent.submit(screen.getByTestId('form'));
    await waitFor(() => expect(sent.at(-1)?.command).toBe('app.add'));
    expect(sent.at(-1)?.input).toMatchObject({
      app: { label: 'Warehouse', clientId: 'ci-2', clientSecret: 'cs-of-two' },
      tokenSet: { refreshToken: 'rt-of-two' },
    });
  });

  test.each<[string, string]>([
    ['its missing part', 'Access Token: at-of-one'],
    ['the same again', 'Client ID: ci-1\nAccess Token: at-of-one'],
    [
      'the secret that is kept',
      `Client ID: ci-1\nClient Secret: ${'x'.repeat(36)}wxyz\nAccess Token: at-of-one`,
    ],
  ])('is none that has %s', async (_what, text) => {
    draw(KEPT);
    await paste(text);
    expect(screen.queryByTestId('paste-anew')).toBeNull();
    expect(field('accessToken').value).toBe('at-of-one');
  });

  test('is refused by the form that adds a token to an app, which cannot start anew', async () => {
    const app = appStatus({ clientId: 'ci-1' });
    draw(null, { subject: { form: 'add token set', app } });
    expect(await paste(OTHER)).toContain('for another app or token');
    expect(screen.queryByTestId('paste-anew')).toBeNull();
    expect(field('refreshToken').value).toBe('');
  });
});

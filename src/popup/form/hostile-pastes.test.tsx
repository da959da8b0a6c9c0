import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/preact';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { TEST_SEED } from '../../../tests/test-seed.ts';
import { hostilePaste } from '../../import/fixtures/hostile-paste.ts';
import { readPaste } from '../../import/read-paste.ts';
import { PRODUCTION } from '../../inventorum/environment.ts';
import { callRecorder } from '../../ui/fixtures/call-recorder.ts';
import { ENGLISH, GERMAN } from '../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { popupCommands } from '../fixtures/popup-commands.ts';
import { CredentialsForm } from './credentials-form.tsx';

afterEach(cleanup);

/** Ten thousand by `PASTES=10000` (npm run test:soak). */
const RUNS = Number(process.env['PASTES'] ?? 150);

function draw(index: number) {
  const commands = popupCommands({
    call: callRecorder({ 'refresh-token.known': { ok: true, value: [] } }).call,
  });
  return render(
    <LanguageContext.Provider value={index % 2 === 0 ? ENGLISH : GERMAN}>
      <CredentialsForm
        subject={{ form: 'add app' }}
        environment={PRODUCTION}
        environments={[PRODUCTION]}
        apps={[]}
        commands={commands}
        drafts={null}
        onEnvironment={() => undefined}
        onClose={() => undefined}
      />
    </LanguageContext.Provider>,
  );
}

function paste(target: Element, text: string): void {
  const event = createEvent.paste(target, { clipboardData: { getData: () => text } });
  fireEvent(target, event);
}

/** What the form says of a paste: its note, or the list of several apps. Each is seen by a person. */
function said(): readonly string[] {
  const notes = screen.queryAllByTestId('paste-note').filter(({ hidden }) => !hidden);
  return [...notes, ...screen.queryAllByTestId('several')].map(({ textContent }) => textContent ?? '');
}

async function settled(): Promise<void> {
  for (let waits = 0; waits < 500 && said().length === 0; waits += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** That a person recognises, and that is no word of ours. */
const SHORTEST_SECRET = 8;

async function secretsIn(text: string): Promise<readonly string[]> {
  const { drafts } = await readPaste([{ text, name: null }]);
  return drafts
    .flatMap(({ clientSecret, refreshToken, accessToken }) => [clientSecret, refreshToken, accessToken])
    .filter((secret) => secret !== null)
    .filter((secret) => secret.length >= SHORTEST_SECRET);
}

function expectOneThing(): void {
  const [one = '', ...more] = said();
  expect(more).toEqual([]);
  expect(one.trim()).not.toBe('');
  expect(one.length).toBeLessThan(2000);
}

/** What is typed arrives, and sending it says what is missing. */
function expectUsable(): void {
  const label = screen.getByTestId('form').querySelector<HTMLInputElement>('[name="label"]');
  if (!label) throw new Error('The form has lost a field.');
  fireEvent.input(label, { target: { value: `Shop ${drawn}` } });
  expect(label.value).toBe(`Shop ${drawn}`);
  fireEvent.click(screen.getByTestId('save'));
  expect(screen.getByTestId('form')).toBeDefined();
  expect(screen.getByTestId('save').hasAttribute('disabled')).toBe(false);
}

let drawn = 0;

async function expectTaken(text: string): Promise<void> {
  cleanup();
  drawn += 1;
  draw(drawn);
  paste(document.body, text);
  await settled();
  expectOneThing();
  if (screen.queryByTestId('several')) return;
  const note = screen.getByTestId('paste-note').textContent ?? '';
  for (const secret of await secretsIn(text)) expect(note).not.toContain(secret);
  expectUsable();
}

test(
  'after any hostile paste the form says one thing without a secret, and takes what is typed',
  async () => {
    const pastes = hostilePaste.filter((text) => text.trim() !== '');
    await fc.assert(fc.asyncProperty(pastes, expectTaken), { numRuns: RUNS, seed: TEST_SEED });
  },
  RUNS * 200 + 60_000,
);

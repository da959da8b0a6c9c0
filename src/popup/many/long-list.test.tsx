import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { firstPartOf } from '../../background/status/first-part.ts';
import { PRODUCTION } from '../../inventorum/environment.ts';
import type { AppStatus } from '../../storage/public/status.ts';
import { type CallRecorder, callRecorder } from '../../ui/fixtures/call-recorder.ts';
import { ENGLISH, GERMAN } from '../../ui/fixtures/languages.ts';
import { appStatus, NOW, STATUS, tokenSetStatus } from '../../ui/fixtures/status.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { popupCommands } from '../fixtures/popup-commands.ts';
import { popupFacts } from '../fixtures/popup-facts.ts';
import { loadForms } from '../forms.ts';
import { Popup } from '../popup.tsx';
import type { PopupFacts } from '../popup-props.ts';

const SANDBOX = { id: 'sandbox', name: 'Sandbox', origin: 'http://localhost:8000' };

let comeIntoView: (() => void) | null;

beforeAll(loadForms);

beforeEach(() => {
  comeIntoView = null;
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly #tell: () => void;
      constructor(tell: (entries: readonly { isIntersecting: boolean }[]) => void) {
        this.#tell = () => act(() => tell([{ isIntersecting: true }]));
      }
      observe() {
        comeIntoView = this.#tell;
      }
      disconnect() {
        comeIntoView = null;
      }
    },
  );
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function popup(facts: Partial<PopupFacts>, { background = callRecorder(), language = ENGLISH } = {}) {
  return (
    <LanguageContext.Provider value={language}>
      <Popup
        facts={popupFacts(facts)}
        commands={popupCommands({ call: background.call })}
        clock={() => NOW}
      />
    </LanguageContext.Provider>
  );
}

function draw(
  apps: readonly AppStatus[],
  drawing: { background?: CallRecorder; language?: typeof ENGLISH } = {},
) {
  return render(popup({ status: { ...STATUS, apps }, environments: [PRODUCTION, SANDBOX] }, drawing));
}

function shown(): readonly (string | undefined)[] {
  return screen.queryAllByTestId('token-set').map(({ dataset: { id } }) => id);
}

/** Scrolls until all is rendered. */
function toTheEnd(): void {
  while (comeIntoView) comeIntoView();
}

function named(prefix: string, number: number) {
  return Array.from({ length: number }, (_, index) => tokenSetStatus({ id: `${prefix}-${index}` }));
}

function search(text: string): void {
  fireEvent.input(screen.getByTestId('search'), { target: { value: text } });
}

describe('a long list', () => {
  test('is rendered in slices, each once the one before comes to its end', () => {
    draw([
      appStatus({ id: 'a', tokenSets: named('a', 5) }),
      appStatus({ id: 'b', tokenSets: named('b', 25) }),
    ]);
    const all = [...named('a', 5), ...named('b', 25)].map(({ id }) => id);

    expect(shown()).toEqual(all.slice(0, 6));
    comeIntoView?.();
    expect(shown()).toEqual(all.slice(0, 18));
    comeIntoView?.();
    expect(shown()).toEqual(all);
    expect(comeIntoView).toBeNull();
    expect(screen.queryByTestId('rest')).toBeNull();
  });

  test('keeps the place of the cards that are not rendered yet', () => {
    draw([appStatus({ tokenSets: named('a', 12) })]);
    expect(screen.getByTestId('rest').parentElement?.style.height).toBe(`${6 * 86}px`);
  });
});

describe('what is drawn from the first part of a status', () => {
  test.each<[string, readonly AppStatus[]]>([
    ['one app', [appStatus({ tokenSets: named('a', 60) })]],
    ['an app for each', named('a', 20).map((set) => appStatus({ id: `app-${set.id}`, tokenSets: [set] }))],
    [
      'two environments',
      [
        appStatus({ id: 'a', tokenSets: named('a', 4) }),
        appStatus({ id: 'b', environmentId: 'sandbox', tokenSets: named('b', 9) }),
        appStatus({ id: 'c', tokenSets: [] }),
        appStatus({ id: 'd', tokenSets: named('d', 4) }),
        appStatus({ id: 'e', tokenSets: named('e', 3) }),
      ],
    ],
    ['a short list', [appStatus({ tokenSets: named('a', 3) })]],
  ])('is the same as of the whole one, and what is left out follows: %s', (_what, apps) => {
    const whole = { ...STATUS, apps };
    const last = apps.at(-1)?.tokenSets.at(-1)?.id ?? '';
    const chosen = {
      policy: { ...popupFacts().policy, defaultTokenSets: { production: last } },
      environments: [PRODUCTION, SANDBOX],
    };
    const { container, unmount } = render(popup({ ...chosen, status: whole }));
    const expected = container.innerHTML;
    unmount();
    const part = firstPartOf(whole, [last]);
    const drawn = render(popup({ ...chosen, status: part ?? STATUS }));
    expect(drawn.container.innerHTML.replaceAll(/ id="[^"]*"/g, '')).toBe(
      expected.replaceAll(/ id="[^"]*"/g, ''),
    );
    expect(comeIntoView).toBeNull();

    drawn.rerender(popup({ ...chosen, status: whole }));
    toTheEnd();
    const here = apps.filter(({ environmentId }) => environmentId === PRODUCTION.id);
    expect(shown()).toEqual(here.flatMap(({ tokenSets }) => tokenSets.map(({ id }) => id)));
  });
});

describe('the search', () => {
  const APPS = [
    appStatus({
      id: 'shop',
      label: 'Shop connector',
      tokenSets: [
        tokenSetStatus({ id: 'read', label: 'Read', scope: ['products:read'], tail: 'aaaa' }),
        tokenSetStatus({ id: 'write', label: 'Write', scope: ['products:update'], tail: 'Q7xK' }),
        ...named('other', 6),
      ],
    }),
    appStatus({
      id: 'local',
      label: 'Local',
      environmentId: 'sandbox',
      tokenSets: [tokenSetStatus({ id: 'mine', label: 'Größe read', scope: null, tail: null })],
    }),
  ];

  test.each<[string, readonly string[]]>([
    ['WRITE', ['write']],
    ['products:up shop wri', ['write']],
    ['q7xk', ['write']],
    ['sandbox', ['mine']],
    ['größe', ['mine']],
    [' read  ', ['read', ...named('other', 6).map(({ id }) => id), 'mine']],
    ['connector sandbox', []],
  ])('finds by name, app, environment, scope and last four: “%s”', (text, ids) => {
    draw(APPS);
    toTheEnd();
    search(text);
    toTheEnd();
    expect(shown()).toEqual(ids);
  });

  test('groups what it finds by environment, whatever the list shows', () => {
    draw(APPS);
    search('read');
    const groups = screen.getAllByTestId('found-group');
    expect(
      groups.map((group) => within(group).getAllByRole('heading', { level: 2 })[0]?.textContent),
    ).toEqual(['Production', 'Sandbox']);
    search('');
    expect(screen.queryByTestId('found-group')).toBeNull();
    expect(shown().slice(0, 2)).toEqual(['read', 'write']);
  });

  test('chooses for the environment of what it found', () => {
    const background = callRecorder();
    draw(APPS, { background });
    search('mine größe');
    expect(screen.getByTestId('found').textContent).toContain('mine größe');
    search('größe');
    fireEvent.click(screen.getByTestId('token-set-choose'));
    expect(background.sent).toEqual([{ command: 'injection.choose', input: { tokenSetId: 'mine' } }]);
  });

  test('keeps the way back for what is deleted in it', () => {
    const position = { environmentId: 'production', appId: 'shop', behind: 1 };
    const deletion = { id: 'write', kind: 'token set', label: 'Write', until: NOW + 9000, position } as const;
    const [shop = appStatus(), ...others] = APPS;
    const left = { ...shop, tokenSets: shop.tokenSets.filter(({ id }) => id !== 'write') };
    render(
      popup({
        status: { ...STATUS, apps: [left, ...others], pendingDeletions: [deletion] },
        environments: [PRODUCTION, SANDBOX],
      }),
    );
    search('products:update shop write');
    expect(shown()).toEqual([]);
    expect(screen.getByTestId('undo-card').textContent).toContain('“Write” deleted.');
  });

  test('says what it looked through where nothing is found, in German, too', () => {
    draw(APPS, { language: GERMAN });
    search('xyz');
    expect(screen.getByTestId('found').textContent).toBe(
      'Kein Token enthält „xyz“ in Name, App, Umgebung, Scope oder den letzten vier Zeichen.',
    );
  });

  test('is not offered for a list that is seen at once', () => {
    draw([appStatus({ tokenSets: named('a', 7) })]);
    expect(screen.queryByTestId('search')).toBeNull();
  });
});

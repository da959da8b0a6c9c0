import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PendingDeletion, Status } from '../../storage/public/status.ts';
import { type CallRecorder, callRecorder } from '../../ui/fixtures/call-recorder.ts';
import { ENGLISH } from '../../ui/fixtures/languages.ts';
import { appStatus, NOW, STATUS, tokenSetStatus } from '../../ui/fixtures/status.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { popupCommands } from '../fixtures/popup-commands.ts';
import { popupFacts } from '../fixtures/popup-facts.ts';
import { loadForms } from '../forms.ts';
import { Popup } from '../popup.tsx';

beforeAll(loadForms);

const LABELS = ['Export', 'Import', 'Stock'];
const CLICK = { detail: 1 };
const KEY = { detail: 0 };

let background: CallRecorder;
let ms: number;

beforeEach(() => {
  background = callRecorder();
  ms = 10_000;
  vi.spyOn(performance, 'now').mockImplementation(() => ms);
  // There is no layout here: positions follow the order in the list.
  vi.spyOn(HTMLElement.prototype, 'offsetTop', 'get').mockImplementation(function (this: HTMLElement) {
    return [...document.querySelectorAll('[data-id]')].indexOf(this) * 100;
  });
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 300, 96.5));
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function status(labels: readonly string[], pendingDeletions: readonly PendingDeletion[] = []): Status {
  const tokenSets = labels.map((label) => tokenSetStatus({ id: label, label }));
  return { ...STATUS, apps: [appStatus({ id: 'app', tokenSets })], pendingDeletions };
}

function deletionOf(label: string): PendingDeletion {
  const position = { environmentId: 'production', appId: 'app', behind: LABELS.indexOf(label) };
  return { id: label, kind: 'token set', label, until: NOW + 9000, position };
}

function popup(now: Status) {
  return (
    <LanguageContext.Provider value={ENGLISH}>
      <Popup
        facts={popupFacts({ status: now })}
        commands={popupCommands({ call: background.call })}
        clock={() => NOW}
      />
    </LanguageContext.Provider>
  );
}

/** The list from top to bottom, deleted items in brackets. */
function listed(): string {
  const parts = [...document.querySelectorAll<HTMLElement>('.cards [data-id]')];
  return parts.map(({ dataset: { id, testid } }) => (testid === 'undo-card' ? `(${id})` : id)).join(' ');
}

function part(label: string, testId: string): HTMLElement {
  const card = document.querySelector<HTMLElement>(`[data-id="${label}"]`);
  if (!card) throw new Error(`Nothing of ${label} is listed.`);
  return within(card).getByTestId(testId);
}

/** Deletes the second of three cards with its button. */
function deleteImport() {
  const { rerender } = render(popup(status(LABELS)));
  part('Import', 'token-set-delete').focus();
  fireEvent.click(part('Import', 'token-set-delete'), CLICK);
  rerender(popup(status(['Export', 'Stock'], [deletionOf('Import')])));
  return rerender;
}

function sent(): readonly string[] {
  return background.sent.map(({ command, input }) => `${command} ${Reflect.get(Object(input), 'id')}`);
}

describe('a deleted card', () => {
  test('keeps its place and its height as the way back, and is announced', () => {
    deleteImport();

    expect(listed()).toBe('Export (Import) Stock');
    expect(screen.getByTestId('undo-card').style.minHeight).toBe('96.5px');
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(
      '“Import” deleted.',
    );
    expect(screen.queryByTestId('undo-notice')).toBeNull();
  });

  test('has the height that its place had last, also if the view was narrow when it was rendered', () => {
    const height = vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect');
    height.mockReturnValue(new DOMRect(0, 0, 30, 480));
    const { rerender } = render(popup(status(LABELS)));
    height.mockReturnValue(new DOMRect(0, 0, 300, 96.5));
    rerender(popup(status(['Export', 'Stock'], [deletionOf('Import')])));

    expect(screen.getByTestId('undo-card').style.minHeight).toBe('96.5px');
  });

  test('can be taken back, and then has the focus where it was', () => {
    const rerender = deleteImport();
    expect(document.activeElement).toBe(screen.getByTestId('undo'));

    ms += 500;
    fireEvent.click(screen.getByTestId('undo'), CLICK);
    expect(sent()).toEqual(['item.delete Import', 'item.undelete Import']);

    rerender(popup(status(LABELS)));
    expect(listed()).toBe('Export Import Stock');
    expect(document.activeElement).toBe(part('Import', 'token-set-delete'));
  });

  test.each([
    ['the second click of a double click', CLICK],
    ['a key that is held down', KEY],
  ])('does not take %s for an undo', (_what, input) => {
    deleteImport();
    ms += 499;
    fireEvent.click(screen.getByTestId('undo'), input);

    expect(sent()).toEqual(['item.delete Import']);
  });

  test('leaves the focus to what follows it once it is gone, where no key is taken at once', () => {
    const rerender = deleteImport();
    ms += 9000;
    rerender(popup(status(['Export', 'Stock'])));

    expect(document.activeElement).toBe(part('Stock', 'token-set-choose'));
    fireEvent.click(part('Stock', 'token-set-choose'), KEY);
    expect(sent()).toEqual(['item.delete Import']);
    ms += 500;
    fireEvent.click(part('Stock', 'token-set-choose'), KEY);
    expect(sent()).toEqual(['item.delete Import', 'injection.choose undefined']);
  });

  test('of an app takes the place of all of it', () => {
    const position = { environmentId: 'production', appId: null, behind: 0 };
    const deletion = { ...deletionOf('Import'), id: 'first', kind: 'app', label: 'Shop', position } as const;
    render(popup(status(LABELS, [deletion])));

    const [first] = document.querySelectorAll<HTMLElement>('main [data-id]');
    expect(first?.textContent).toContain('“Shop” deleted.');
  });

  test('of an app without another one leaves no first run before its ten seconds are over', () => {
    const position = { environmentId: 'production', appId: null, behind: 0 };
    const deletion = { ...deletionOf('Import'), id: 'only', kind: 'app', position } as const;
    render(popup({ ...STATUS, apps: [], pendingDeletions: [deletion] }));

    expect(screen.queryByTestId('first-run')).toBeNull();
    expect(screen.getByTestId('undo-card')).toBeTruthy();
  });

  test('of another environment is taken back below the list', () => {
    const elsewhere = { environmentId: 'sandbox', appId: 'app', behind: 0 };
    render(popup(status(LABELS, [{ ...deletionOf('Import'), id: 'far', position: elsewhere }])));

    expect(listed()).toBe('Export Import Stock');
    expect(screen.getByTestId('undo-notice').textContent).toContain('“Import” deleted.');
  });
});

describe('a card that has just moved under the pointer', () => {
  function moveStock(): void {
    const rerender = deleteImport();
    ms += 9000;
    // The undo card disappears, and the cards below move up.
    rerender(popup(status(['Export', 'Stock'])));
  }

  test.each([
    ['its delete button', 'token-set-delete', 'item.delete Stock'],
    ['its choice', 'token-set-choose', 'injection.choose undefined'],
    ['its refresh button', 'token-set-refresh', 'token-set.refresh Stock'],
  ])('takes no click on %s for half a second', (_what, testId, command) => {
    moveStock();
    ms += 499;
    fireEvent.click(part('Stock', testId), CLICK);
    expect(sent()).toEqual(['item.delete Import']);

    ms += 1;
    fireEvent.click(part('Stock', testId), CLICK);
    expect(sent()).toEqual(['item.delete Import', command]);
  });

  test('one that did not move takes it at once', () => {
    moveStock();
    fireEvent.click(part('Export', 'token-set-delete'), CLICK);

    expect(sent()).toEqual(['item.delete Import', 'item.delete Export']);
  });

  test('one that only the width of the view has moved takes it at once', () => {
    vi.stubGlobal('innerWidth', 16);
    const { rerender } = render(popup(status(LABELS)));
    vi.stubGlobal('innerWidth', 380);
    rerender(popup(status(['Export', 'Stock'])));
    fireEvent.click(part('Stock', 'token-set-delete'), CLICK);

    expect(sent()).toEqual(['item.delete Stock']);
  });

  test('a key goes where the focus is, and that did not change', () => {
    const { rerender } = render(popup(status(LABELS)));
    part('Stock', 'token-set-refresh').focus();
    rerender(popup(status(['Export', 'Stock'])));
    fireEvent.click(part('Stock', 'token-set-refresh'), KEY);

    expect(sent()).toEqual(['token-set.refresh Stock']);
  });
});

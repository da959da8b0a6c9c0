import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PRODUCTION } from '../../inventorum/environment.ts';
import { ENGLISH } from '../fixtures/languages.ts';
import { appStatus, tokenSetStatus } from '../fixtures/status.ts';
import { LanguageContext } from '../language/language.ts';
import { ArrangeList } from './arrange-list.tsx';

const SANDBOX = { id: 'sandbox', name: 'Sandbox', origin: 'http://localhost:8000' };
const APPS = [
  appStatus({ id: 'a', label: 'A', tokenSets: ['a1', 'a2', 'a3'].map(set) }),
  appStatus({ id: 'b', label: 'B', tokenSets: ['b1'].map(set) }),
  appStatus({ id: 'x', label: 'X', environmentId: 'sandbox', tokenSets: [] }),
];

function set(id: string) {
  return tokenSetStatus({ id, label: id, ...(id === 'a3' && { favourite: true as const }) });
}

let sent: unknown[];
let answer: () => void;

beforeEach(() => {
  sent = [];
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function draw(): void {
  const run = (command: string, input: unknown) => {
    sent.push([command, input]);
    return new Promise<void>((resolve) => {
      answer = resolve;
    });
  };
  render(
    <LanguageContext.Provider value={ENGLISH}>
      <ArrangeList apps={APPS} environments={[PRODUCTION, SANDBOX]} run={run} />
    </LanguageContext.Provider>,
  );
}

function listed(): string {
  return screen
    .getAllByTestId('arrange-item')
    .map(({ dataset: { id } }) => id)
    .join(' ');
}

const move = (name: string) => screen.getByRole('button', { name: `Move ${name}` });

test('lists everything by environment', () => {
  draw();
  expect(listed()).toBe('a a1 a2 a3 b b1 x');
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
    'Production',
    'Sandbox',
  ]);
});

test('moves by a button, shows it at once, says where, and keeps the focus', async () => {
  draw();
  move('a1 down').focus();
  fireEvent.click(move('a1 down'));
  expect(sent).toEqual([['item.move', { id: 'a1', before: 'a3' }]]);
  expect(listed()).toBe('a a2 a1 a3 b b1 x');
  expect(screen.getByTestId('moved').textContent).toBe('a1 is now number 2 of 3.');
  expect(document.activeElement).toBe(move('a1 down'));
  fireEvent.click(move('a1 down'));
  expect(sent.at(-1)).toEqual(['item.move', { id: 'a1', before: null }]);
  expect(listed()).toBe('a a2 a3 a1 b b1 x');
  // The first of the two moves is still on its way: the second stays visible.
  await act(() => answer());
  expect(listed()).toBe('a a2 a3 a1 b b1 x');
});

test('moves an app by Alt and an arrow key, with its token sets', () => {
  draw();
  fireEvent.keyDown(move('B down'), { key: 'ArrowUp' });
  expect(sent).toEqual([]);
  fireEvent.keyDown(move('B down'), { key: 'ArrowUp', altKey: true });
  expect(sent).toEqual([['item.move', { id: 'b', before: 'a' }]]);
  expect(listed()).toBe('b b1 a a1 a2 a3 x');
});

test('what is at an end stays, and its button keeps the focus', () => {
  draw();
  expect(move('A up').getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(move('A up'));
  fireEvent.click(move('a3 down'));
  expect(sent).toEqual([]);
});

test('marks a favourite, and unmarks it', () => {
  draw();
  const [first, , third] = screen.getAllByTestId('favourite');
  expect([first, third].map((each) => each?.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
  for (const each of [first, third]) if (each) fireEvent.click(each);
  expect(sent).toEqual([
    ['token-set.favourite', { id: 'a1', on: true }],
    ['token-set.favourite', { id: 'a3', on: false }],
  ]);
});

/** Rows of 30 pixels, in the order of the document: there is no layout here. */
function dragTo(id: string, clientY: number) {
  const rows = screen.getAllByTestId('arrange-item');
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    return new DOMRect(0, rows.indexOf(this) * 30, 300, 30);
  });
  HTMLElement.prototype.setPointerCapture = () => undefined;
  const grip = rows.find((row) => row.dataset['id'] === id)?.querySelector('[aria-hidden]');
  if (!grip) throw new Error(`No grip of ${id}.`);
  fireEvent.pointerDown(grip, { button: 0, pointerId: 1 });
  fireEvent.pointerMove(grip, { clientY });
  return { drop: () => fireEvent.pointerUp(grip) };
}

test.each<[string, number, unknown[]]>([
  ['down, behind the middle of the next', 80, [['item.move', { id: 'a1', before: 'a3' }]]],
  ['to the end', 500, [['item.move', { id: 'a1', before: null }]]],
  ['where it was', 50, []],
])('is dragged %s', (_where, clientY, moves) => {
  draw();
  dragTo('a1', clientY).drop();
  expect(sent).toEqual(moves);
});

test('a drag is cancelled by Escape', () => {
  draw();
  const drag = dragTo('a3', 0);
  expect(document.querySelector('.target')?.getAttribute('data-id')).toBe('a1');
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(document.querySelector('.target')).toBeNull();
  drag.drop();
  expect(sent).toEqual([]);
});

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, test } from 'vitest';
import { Tabs } from './tabs.tsx';

afterEach(cleanup);

const NAMES = ['one', 'two', 'three'] as const;

function Example({ about = 'a' }: { about?: string }) {
  const [chosen, setChosen] = useState<(typeof NAMES)[number]>('one');
  const tabs = NAMES.map((id) => ({ id, label: `Tab ${id}`, content: () => <p>content of {id}</p> }));
  return <Tabs label="Views" tabs={tabs} chosen={chosen} onChoose={setChosen} about={about} />;
}

function chosenTab(): string | null {
  return screen.getByRole('tab', { selected: true }).textContent;
}

describe('tabs', () => {
  test('name their content, and only the chosen one is reached by the tab key', () => {
    render(<Example />);
    const [one, two] = screen.getAllByRole('tab');
    expect(one?.getAttribute('tabindex')).not.toBe('-1');
    expect(two?.getAttribute('tabindex')).toBe('-1');
    const content = screen.getByRole('tabpanel');
    expect(content.textContent).toBe('content of one');
    expect(content.getAttribute('aria-labelledby')).toBe(one?.id);
    expect(one?.getAttribute('aria-controls')).toBe(content.id);
  });

  test.each([
    ['ArrowRight', 'Tab two'],
    ['ArrowLeft', 'Tab three'],
    ['End', 'Tab three'],
    ['Home', 'Tab one'],
  ])('%s leads from the first to %s, with the focus', (key, expected) => {
    render(<Example />);
    const first = screen.getByRole('tab', { name: 'Tab one' });
    first.focus();
    fireEvent.keyDown(first, { key });
    expect(chosenTab()).toBe(expected);
    expect(document.activeElement?.textContent).toBe(expected);
  });

  test('leave keys with a modifier to the browser', () => {
    render(<Example />);
    fireEvent.keyDown(screen.getByRole('tab', { name: 'Tab one' }), { key: 'ArrowRight', altKey: true });
    expect(chosenTab()).toBe('Tab one');
  });

  test('stay where they are when they are about something else, and take no focus', () => {
    const { rerender } = render(<Example />);
    fireEvent.click(screen.getByRole('tab', { name: 'Tab two' }));
    const before = screen.getByRole('tabpanel');
    rerender(<Example about="b" />);
    expect(chosenTab()).toBe('Tab two');
    // It is a new element, so it is scrolled to its top.
    expect(screen.getByRole('tabpanel')).not.toBe(before);
    expect(document.activeElement).toBe(document.body);
  });
});

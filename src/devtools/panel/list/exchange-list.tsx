import type { TargetedKeyboardEvent } from 'preact';
import { useLanguage } from '../../../ui/language/language.ts';
import { ExchangeRow } from './exchange-row.tsx';
import type { ListedExchange } from './listed-exchange.ts';

interface ExchangeListProps {
  readonly listed: readonly ListedExchange[];
  readonly selectedKey: string | null;
  readonly onSelect: (key: string) => void;
}

/** All exchanges, oldest first. Arrow keys, Home and End move the selection. */
export function ExchangeList({ listed, selectedKey, onSelect }: ExchangeListProps) {
  const { say } = useLanguage();

  function move(event: TargetedKeyboardEvent<HTMLUListElement>): void {
    const at = listed.findIndex(({ key }) => key === selectedKey);
    const next = target(event.key, at, listed.length);
    const found = next === null ? undefined : listed[next];
    if (!found) return;
    event.preventDefault();
    onSelect(found.key);
    const rows = event.currentTarget.querySelectorAll<HTMLElement>('[data-testid="exchange"]');
    rows[next ?? 0]?.focus();
  }

  return (
    <div class="list">
      <div class="columns column-heads" aria-hidden="true">
        <span>{say('columnStatus')}</span>
        <span>{say('columnMethod')}</span>
        <span>{say('columnPath')}</span>
        <span>{say('columnVerdict')}</span>
        <span>{say('columnTokenSet')}</span>
        <span class="number">{say('columnDuration')}</span>
      </div>
      <ul class="rows" aria-label={say('exchangeList')} onKeyDown={move}>
        {listed.map((each) => (
          <ExchangeRow
            key={each.key}
            listed={each}
            selected={each.key === selectedKey}
            onSelect={() => onSelect(each.key)}
          />
        ))}
      </ul>
    </div>
  );
}

function target(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, length - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}

import type { Environment } from '../inventorum/environment.ts';
import { useLanguage } from '../ui/language/language.ts';
import { Switch } from '../ui/parts/switch.tsx';
import * as styles from './header.module.css';

interface HeaderProps {
  readonly on: boolean;
  readonly environments: readonly Environment[];
  readonly environmentId: string;
  readonly onSwitch: (on: boolean) => void;
  readonly onEnvironment: (id: string) => void;
}

/** The popup's environment, if there are several, and whether injection is on. */
export function Header({ on, environments, environmentId, onSwitch, onEnvironment }: HeaderProps) {
  const { say } = useLanguage();
  return (
    <header class={styles.header}>
      <Mark on={on} />
      <h1>{say('popupTitle')}</h1>
      {environments.length > 1 && (
        <select
          data-testid="environment"
          aria-label={say('environment')}
          value={environmentId}
          onChange={(event) => onEnvironment(event.currentTarget.value)}
        >
          {environments.map(({ id, name, origin }) => (
            <option key={id} value={id} title={origin}>
              {name}
            </option>
          ))}
        </select>
      )}
      <Switch label={say('switchLabel')} state={say('switchVisible')} on={on} onSwitch={onSwitch} />
    </header>
  );
}

/** The extension's icon, drawn here because a file of its own would come after the first view. */
function Mark({ on }: { on: boolean }) {
  return (
    <svg viewBox="0 0 32 32" width="20" height="20" aria-hidden="true">
      <rect x="1" y="1" width="30" height="30" rx="7.5" fill={on ? '#0b6b75' : '#7d8896'} />
      <g fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round">
        <circle cx="12" cy="12.4" r="4.9" />
        <path d="M15.6 16l8.6 8.6M20.4 20.8l3-3" />
      </g>
    </svg>
  );
}

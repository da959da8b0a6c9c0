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
      <img src={on ? '/icons/icon.svg' : '/icons/icon-off.svg'} alt="" width="20" height="20" />
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

import { useId } from 'preact/hooks';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import { Switch } from '../../ui/parts/switch.tsx';
import * as styles from './setting.module.css';

interface SettingProps {
  readonly text: string;
  /** accessible name, if the text alone is ambiguous */
  readonly label?: string;
  readonly hint: string;
  readonly on: boolean;
  readonly testId: string;
  readonly onSwitch: (on: boolean) => void;
}

/** A switch with its name and, below, an explanation. */
export function Setting({ text, label, hint, on, testId, onSwitch }: SettingProps) {
  const { say } = useLanguage();
  const id = useId();
  return (
    <div class={styles.setting}>
      <span>{text}</span>
      <Switch
        label={label ?? text}
        state={say(on ? 'switchOn' : 'switchOff')}
        on={on}
        testId={testId}
        describedBy={id}
        onSwitch={onSwitch}
      />
      <p class={`${common.hint} ${styles.hint}`} id={id}>
        {hint}
      </p>
    </div>
  );
}

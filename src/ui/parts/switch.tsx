import * as styles from './switch.module.css';

interface SwitchProps {
  readonly label: string;
  /** text beside the switch */
  readonly state: string;
  readonly on: boolean;
  readonly testId?: string;
  /** id of the element that describes it */
  readonly describedBy?: string;
  readonly onSwitch: (on: boolean) => void;
}

/** A switch that takes effect at once. */
export function Switch({ label, state, on, testId = 'switch', describedBy, onSwitch }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class={styles.button}
      aria-checked={on}
      aria-label={label}
      {...(describedBy && { 'aria-describedby': describedBy })}
      data-testid={testId}
      onClick={() => onSwitch(!on)}
    >
      <span aria-hidden="true">{state}</span>
      <span aria-hidden="true" class={styles.track} />
    </button>
  );
}

interface SwitchProps {
  readonly label: string;
  /** the word beside it */
  readonly state: string;
  readonly on: boolean;
  readonly testId?: string;
  /** id of the element that says what it does */
  readonly describedBy?: string;
  readonly onSwitch: (on: boolean) => void;
}

/** On or off, at once. */
export function Switch({ label, state, on, testId = 'switch', describedBy, onSwitch }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={on}
      aria-label={label}
      {...(describedBy && { 'aria-describedby': describedBy })}
      data-testid={testId}
      onClick={() => onSwitch(!on)}
    >
      <span aria-hidden="true">{state}</span>
      <span aria-hidden="true" class="track" />
    </button>
  );
}

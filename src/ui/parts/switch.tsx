/** On or off, at once. `state` is the word beside it. */
export function Switch(props: {
  label: string;
  state: string;
  on: boolean;
  onSwitch: (on: boolean) => void;
}) {
  const { label, state, on, onSwitch } = props;
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={on}
      aria-label={label}
      data-testid="switch"
      onClick={() => onSwitch(!on)}
    >
      <span aria-hidden="true">{state}</span>
      <span aria-hidden="true" class="track" />
    </button>
  );
}

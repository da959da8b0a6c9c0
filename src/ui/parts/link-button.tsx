import * as styles from './link-button.module.css';

interface LinkButtonProps {
  readonly text: string;
  /** accessible name, if the text alone is ambiguous; must contain the text */
  readonly label?: string;
  readonly testId: string;
  readonly onClick: () => void;
}

/** A button within a sentence. */
export function LinkButton({ text, label, testId, onClick }: LinkButtonProps) {
  return (
    <button
      type="button"
      class={styles.link}
      data-testid={testId}
      {...(label && { 'aria-label': label })}
      onClick={onClick}
    >
      {text}
    </button>
  );
}

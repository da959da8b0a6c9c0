import * as styles from './icon-button.module.css';

/** Line drawings on a 16 x 16 grid. */
const PATHS = {
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.6-3.9M13.5 1.5v3h-3',
  edit: 'M10.5 3.5l2 2L6 12l-2.7.7L4 10zM9 5l2 2',
  copy: 'M6 5.5h7v8H6zM10 5.5v-3H3v8h3',
  delete: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M7 7v4M9 7v4',
  add: 'M8 3v10M3 8h10',
} as const;

/** A small button with an icon; its name is read out and shown as a tooltip. */
export function IconButton(props: {
  icon: keyof typeof PATHS;
  label: string;
  testId: string;
  onClick: () => void;
}) {
  const { icon, label, testId, onClick } = props;
  return (
    <button
      type="button"
      class={styles.icon}
      aria-label={label}
      title={label}
      data-testid={testId}
      data-act={icon}
      onClick={onClick}
    >
      <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" aria-hidden="true">
        <path d={PATHS[icon]} stroke-linecap="round" stroke-linejoin="round" />
      </svg>
    </button>
  );
}

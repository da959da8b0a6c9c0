import type { ComponentChildren, TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useLanguage } from '../../../ui/language/language.ts';
import * as styles from './split.module.css';

interface SplitProps {
  /** width of the list in per cent */
  readonly share: number;
  readonly list: ComponentChildren;
  /** null: the list has the full width */
  readonly detail: ComponentChildren;
  readonly onShare: (share: number) => void;
}

const LEAST = 25;
const MOST = 75;
const STEP = 2;

/** List and detail side by side, with a border that pointer or arrow keys move; a narrow panel shows one of them. */
export function Split({ share, list, detail, onShare }: SplitProps) {
  const whole = useRef<HTMLElement>(null);
  const shown = Math.min(MOST, Math.max(LEAST, share));
  const columns = `minmax(0, ${shown}fr) 0 minmax(0, ${100 - shown}fr)`;
  return (
    <main
      ref={whole}
      class={detail === null ? `${styles.split} ${styles.listAlone}` : styles.split}
      style={detail === null ? undefined : { '--columns': columns }}
    >
      {list}
      {detail !== null && <Border share={shown} whole={whole} onShare={onShare} />}
      {detail}
    </main>
  );
}

interface BorderProps {
  readonly share: number;
  readonly whole: { readonly current: HTMLElement | null };
  readonly onShare: (share: number) => void;
}

/** Source: https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/ */
function Border({ share, whole, onShare }: BorderProps) {
  const { say } = useLanguage();
  const [dragging, setDragging] = useState(false);

  function press(event: TargetedKeyboardEvent<HTMLElement>): void {
    const next = { ArrowLeft: share - STEP, ArrowRight: share + STEP, Home: LEAST, End: MOST }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onShare(clamp(next));
  }

  function drag(event: TargetedPointerEvent<HTMLElement>): void {
    const box = whole.current?.getBoundingClientRect();
    if (!dragging || !box || box.width === 0) return;
    onShare(clamp(Math.round(((event.clientX - box.left) / box.width) * 100)));
  }

  return (
    <div
      class={styles.border}
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={say('splitBorder')}
      aria-valuenow={share}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      data-testid="split-border"
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={drag}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
    />
  );
}

function clamp(share: number): number {
  return Math.min(MOST, Math.max(LEAST, share));
}

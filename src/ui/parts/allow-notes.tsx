import * as common from '../common.module.css';
import { useLanguage } from '../language/language.ts';

interface AllowNotesProps {
  readonly origin: string;
  /** the browser will show a permission prompt */
  readonly asks: boolean;
}

/** Shown before the click: what the browser will ask. */
export function AllowNotes({ origin, asks }: AllowNotesProps) {
  const { say } = useLanguage();
  if (!asks) return null;
  return (
    <p class={common.muted} data-testid="browser-asks">
      {say('browserAsks', { host: new URL(origin).hostname })}
    </p>
  );
}

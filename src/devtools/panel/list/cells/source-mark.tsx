import type { MessageKey } from '../../../../platform/i18n.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import type { CallSource } from '../../calls/call.ts';

interface Mark {
  readonly words: MessageKey;
  /** on a 16 x 16 grid: an arrow that turns back, a key */
  readonly path: string;
}

const MARKS: Readonly<Record<Exclude<CallSource, 'page'>, Mark>> = {
  replay: { words: 'markReplay', path: 'M3 8a5 5 0 1 0 1.6-3.7M4.5 1.5v3h3' },
  own: { words: 'markOwn', path: 'M7.5 8.5l6-6M11 5l2 2M5 8a3 3 0 1 1 0 6 3 3 0 0 1 0-6z' },
};

/** Says of a call that no page made it. */
export function SourceMark({ source }: { source: CallSource }) {
  const { say } = useLanguage();
  if (source === 'page') return null;
  const { words, path } = MARKS[source];
  return (
    <>
      <span class="visually-hidden">{say(words)}: </span>
      <span title={say(words)}>
        <svg class="source-mark" viewBox="0 0 16 16" aria-hidden="true" data-testid="source-mark">
          <path d={path} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
        </svg>
      </span>
    </>
  );
}

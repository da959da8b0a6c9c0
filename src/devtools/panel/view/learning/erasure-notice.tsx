import { useEffect, useRef } from 'preact/hooks';
import type { Environment } from '../../../../inventorum/environment.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import type { Erasing, Erasure } from '../../learning/use-erasing.ts';

interface ErasureNoticeProps {
  readonly erasing: Erasing;
  readonly environments: readonly Environment[];
}

/** What was erased a moment ago, with the way back; wherever in the panel the user has gone meanwhile. */
export function ErasureNotice({ erasing: { erasure, undo }, environments }: ErasureNoticeProps) {
  const name = environments.find(({ id }) => id === erasure?.environmentId)?.name ?? null;
  return <div role="status">{erasure && <Notice erasure={erasure} name={name} onUndo={undo} />}</div>;
}

interface NoticeProps {
  readonly erasure: Erasure;
  readonly name: string | null;
  readonly onUndo: () => Promise<void>;
}

function Notice({ erasure, name, onUndo }: NoticeProps) {
  const { say } = useLanguage();
  const button = useRef<HTMLButtonElement>(null);
  // The button that erased is gone with its table, and the keyboard's place with it: it goes on here.
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  const named = name ?? say('environmentGone');
  return (
    <p class="erasure" data-testid="erasure">
      <span>{say(erasure.erased === null ? 'eraseFailed' : 'erased', named)}</span>
      {erasure.erased !== null && (
        <button
          ref={button}
          type="button"
          class="quiet"
          data-testid="undo-erase"
          onClick={() => void onUndo()}
        >
          {say('undo')}
        </button>
      )}
    </p>
  );
}

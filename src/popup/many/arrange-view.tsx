import { useLayoutEffect, useRef } from 'preact/hooks';
import { ArrangeList } from '../../ui/arrange/arrange-list.tsx';
import * as common from '../../ui/common.module.css';
import { useEscape } from '../../ui/hooks/use-escape.ts';
import { useLanguage } from '../../ui/language/language.ts';
import * as formStyles from '../form/form.module.css';
import type { PopupFacts } from '../popup-props.ts';
import type { PopupActs } from '../use-popup-acts.ts';

interface ArrangeViewProps {
  readonly facts: Pick<PopupFacts, 'status' | 'environments'>;
  readonly acts: Pick<PopupActs, 'run'>;
  readonly onClose: () => void;
}

/** In place of the list: its order. */
export function ArrangeView({ facts: { status, environments }, acts, onClose }: ArrangeViewProps) {
  const { say } = useLanguage();
  const done = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => done.current?.focus(), []);
  useEscape(onClose);
  return (
    <div class={formStyles.form} data-testid="arrange-view">
      <main class={formStyles.body}>
        <h2>{say('arrangeTitle')}</h2>
        <p class={common.hint}>{say('arrangeHint')}</p>
        <ArrangeList apps={status.apps} environments={environments} run={acts.run} />
      </main>
      <div class={formStyles.foot}>
        <button ref={done} type="button" class={common.primary} data-testid="arrange-done" onClick={onClose}>
          {say('arrangeDone')}
        </button>
      </div>
    </div>
  );
}

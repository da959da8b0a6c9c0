import type { AllowanceCost } from '../../injection/allowance.ts';
import * as common from '../common.module.css';
import { useLanguage } from '../language/language.ts';

interface AllowNotesProps {
  readonly origin: string;
  /** the browser will show a permission prompt */
  readonly asks: boolean;
  readonly cost: AllowanceCost;
}

/** Shown before the click: what the browser will ask, and what other origins of the host lose. */
export function AllowNotes({ origin, asks, cost }: AllowNotesProps) {
  const { say } = useLanguage();
  return (
    <>
      {asks && (
        <p class={common.muted} data-testid="browser-asks">
          {say('browserAsks', { host: new URL(origin).hostname })}
        </p>
      )}
      {cost.noLongerRead.map((other) => (
        <p key={other} class={common.warn} data-testid="no-longer-reads">
          {say('noLongerReads', { origin: other })}
        </p>
      ))}
      {cost.ends.map((other) => (
        <p key={other} class={common.warn} data-testid="ends-in-tab">
          {say('endsInTab', { origin: other })}
        </p>
      ))}
    </>
  );
}

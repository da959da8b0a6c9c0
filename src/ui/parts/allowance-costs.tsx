import type { AllowanceCost } from '../../injection/allowance.ts';
import * as common from '../common.module.css';
import { useLanguage } from '../language/language.ts';

/** Shown before the click: what other origins of the host lose. */
export function AllowanceCosts({ cost: { noLongerRead, ends } }: { cost: AllowanceCost }) {
  const { say } = useLanguage();
  return (
    <>
      {noLongerRead.map((other) => (
        <p key={other} class={common.warn} data-testid="no-longer-reads">
          {say('noLongerReads', { origin: other })}
        </p>
      ))}
      {ends.map((other) => (
        <p key={other} class={common.warn} data-testid="ends-in-tab">
          {say('endsInTab', { origin: other })}
        </p>
      ))}
    </>
  );
}

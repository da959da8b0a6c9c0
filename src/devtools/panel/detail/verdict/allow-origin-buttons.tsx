import type { AllowanceReach } from '../../../../injection/allowance.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import { useAsking } from '../../asking.ts';

interface AllowOriginButtonsProps {
  readonly origin: string;
  readonly onAllow: (reach: AllowanceReach['in']) => void;
}

/** "Use with this page", said with what the browser will ask; where it asks elsewhere only, where that is. */
export function AllowOriginButtons({ origin, onAllow }: AllowOriginButtonsProps) {
  const { say } = useLanguage();
  const asking = useAsking(origin);
  if (asking === 'elsewhere') {
    return <p data-testid="allow-elsewhere">{say('allowElsewhere', say('menuUsePage'))}</p>;
  }
  return (
    <>
      <button type="button" class="primary" data-testid="verdict-action" onClick={() => onAllow('every tab')}>
        {say('allowNamedOrigin', origin)}
      </button>
      <button type="button" data-testid="verdict-action-tab" onClick={() => onAllow('one tab')}>
        {say('allowInTab')}
      </button>
      {asking === 'question' && (
        <span class="muted" data-testid="browser-asks">
          {say('browserAsks', new URL(origin).hostname)}
        </span>
      )}
    </>
  );
}

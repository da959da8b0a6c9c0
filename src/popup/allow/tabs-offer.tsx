import { useLanguage } from '../../ui/language/language.ts';
import * as styles from './tabs-offer.module.css';

/** Offers the optional permission to see every address, with the reason for it. */
export function TabsOffer({ onAsk }: { onAsk: () => void }) {
  const { say } = useLanguage();
  return (
    <div class={styles.offer}>
      <p id="tabs-reason">{say('tabsReason')}</p>
      <button type="button" data-testid="ask-tabs" aria-describedby="tabs-reason" onClick={onAsk}>
        {say('tabsOffer')}
      </button>
    </div>
  );
}

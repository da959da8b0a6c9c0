import { useLanguage } from '../../ui/language/language.ts';

/** Offers the optional permission to see every address, with the reason for it. */
export function TabsOffer({ onAsk }: { onAsk: () => void }) {
  const { say } = useLanguage();
  return (
    <div class="tabs-offer">
      <p class="hint" id="tabs-reason">
        {say('tabsReason')}
      </p>
      <button type="button" data-testid="ask-tabs" aria-describedby="tabs-reason" onClick={onAsk}>
        {say('tabsOffer')}
      </button>
    </div>
  );
}

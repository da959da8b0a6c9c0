import { useLanguage } from '../../ui/language/language.ts';

/** The permission that shows every address, with the reason beside it: nobody needs it. */
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

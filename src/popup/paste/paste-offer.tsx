import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import * as styles from './paste-offer.module.css';

interface PasteOfferProps {
  readonly isFirefox: boolean;
  readonly onText: (text: string) => void;
}

/** Says that a text with credentials can be pasted. Only Firefox lets a page read the clipboard without a permission. */
export function PasteOffer({ isFirefox, onText }: PasteOfferProps) {
  const { say } = useLanguage();
  const keys = say(navigator.userAgent.includes('Mac') ? 'pasteKeysMac' : 'pasteKeys');
  return (
    <div class={styles.offer} data-testid="paste-offer">
      <p class={common.hint}>{say('pasteHere', { keys })}</p>
      {isFirefox && (
        <button
          type="button"
          data-testid="paste"
          // The browser may ask, and take no for an answer.
          onClick={() => void navigator.clipboard.readText().then(onText, () => undefined)}
        >
          {say('pasteButton')}
        </button>
      )}
    </div>
  );
}

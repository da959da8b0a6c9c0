import { API_PATH, type Environment } from '../../inventorum/environment.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import { CopyButton } from '../../ui/parts/copy-button.tsx';
import * as styles from '../form/form.module.css';

interface FirstSavedProps {
  readonly environment: Environment;
  readonly onDismiss: () => void;
}

/**
 * What happens after the first credentials are saved, and a first address to open. It is copied, not opened: in Firefox
 * a tab that the extension opens counts as its own request, which carries no token.
 */
export function FirstSaved({ environment: { origin }, onDismiss }: FirstSavedProps) {
  const { say } = useLanguage();
  const address = `${origin}${API_PATH}products/?page=1`;
  return (
    <aside class={`${styles.foot} ${styles.saved}`} data-testid="first-saved">
      <p role="status" class={styles.error}>
        {say('firstSaved', { address })}
      </p>
      <CopyButton label={say('copy')} testId="copy-products" text={() => address} />
      <button
        type="button"
        class={`${common.quiet} ${styles.atEnd}`}
        data-testid="dismiss-first-saved"
        onClick={onDismiss}
      >
        {say('dismiss')}
      </button>
    </aside>
  );
}

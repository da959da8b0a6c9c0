import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import * as styles from './withheld-notice.module.css';

/** Reports that an origin's host permission is missing, with a button to request it. */
export function WithheldNotice({ onGrant }: { onGrant: () => void }) {
  const { say } = useLanguage();
  return (
    <p class={`${styles.notice} ${common.error}`}>
      {say('withheld')}{' '}
      <button type="button" data-testid="grant" onClick={onGrant}>
        {say('allowAccess')}
      </button>
    </p>
  );
}

import type { TokenSetStatus } from '../../../storage/public/status.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { LinkButton } from '../../../ui/parts/link-button.tsx';
import type { ListActs } from '../list-acts.ts';
import * as styles from './card.module.css';

interface TokenSetWithdrawnProps {
  readonly tokenSet: TokenSetStatus;
  readonly acts: ListActs;
}

/** The scopes that a refresh has removed: they explain why requests are refused that worked before. */
export function TokenSetWithdrawn({ tokenSet, acts }: TokenSetWithdrawnProps) {
  const { say, tag } = useLanguage();
  const { withdrawnScope, label } = tokenSet;
  if (withdrawnScope.length === 0) return null;
  const scopes = new Intl.ListFormat(tag, { type: 'unit', style: 'short' }).format(withdrawnScope);
  return (
    <p class={styles.message} data-testid="scope-withdrawn">
      {say('scopeWithdrawn', { scopes })}{' '}
      <LinkButton
        text={say('dismiss')}
        label={say('dismissNamed', { name: label })}
        testId="dismiss-withdrawn"
        onClick={() => acts.dismissWithdrawn(tokenSet)}
      />
    </p>
  );
}

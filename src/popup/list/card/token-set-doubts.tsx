import type { PlainKey } from '../../../messages/messages.ts';
import type { Flaw, TokenSetStatus } from '../../../storage/public/status.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { LinkButton } from '../../../ui/parts/link-button.tsx';
import type { ListActs } from '../list-acts.ts';
import * as styles from './card.module.css';

const SAYS: Readonly<Record<Flaw, PlainKey>> = {
  'access token': 'flawAccessToken',
  'refresh token': 'flawRefreshToken',
  client: 'flawClient',
};

/** A saved value with too much text in it, if that keeps something from working. */
export function TokenSetFlaw({ tokenSet: { flaws = [], refresh } }: { tokenSet: TokenSetStatus }) {
  const { say } = useLanguage();
  const felt: Readonly<Record<Flaw, boolean>> = {
    'access token': true,
    'refresh token': refresh.state === 'rejected',
    client: refresh.state === 'wrong client',
  };
  return flaws
    .filter((flaw) => felt[flaw])
    .map((flaw) => (
      <p key={flaw} class={`${styles.message} ${styles.bad}`} data-testid="flaw">
        {say(SAYS[flaw])}
      </p>
    ));
}

interface TokenSetWithdrawnProps {
  readonly tokenSet: TokenSetStatus;
  readonly acts: ListActs;
}

/** The scopes that a refresh has removed: they explain why requests are refused that worked before. */
export function TokenSetWithdrawn({ tokenSet, acts }: TokenSetWithdrawnProps) {
  const { say, tag } = useLanguage();
  const { withdrawnScope, label } = tokenSet;
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

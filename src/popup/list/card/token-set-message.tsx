import type { AppStatus, TokenSetStatus } from '../../../storage/public/status.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import type { Phrase } from '../../../ui/language/phrase.ts';
import { sayPhrase } from '../../../ui/language/phrase.ts';
import { LinkButton } from '../../../ui/parts/link-button.tsx';
import type { Presentation } from '../../../ui/presentation/presentation.ts';
import type { ListActs } from '../list-acts.ts';
import * as styles from './card.module.css';

interface TokenSetMessageProps {
  readonly app: AppStatus;
  readonly tokenSet: TokenSetStatus;
  readonly shown: Presentation;
  readonly sentence: Phrase;
  readonly now: number;
  readonly acts: ListActs;
}

/** What happened, what was kept, and what the user can do if an action is needed. */
export function TokenSetMessage(props: TokenSetMessageProps) {
  const { shown, sentence, now } = props;
  const language = useLanguage();
  return (
    <p
      class={shown.tone === 'bad' ? `${styles.message} ${styles.bad}` : styles.message}
      data-testid="token-set-message"
    >
      {sayPhrase(language, sentence, now)} {shown.code && <code class={common.muted}>{shown.code}</code>}{' '}
      <WaysOut {...props} />
    </p>
  );
}

function WaysOut({ app, tokenSet, shown, acts }: Omit<TokenSetMessageProps, 'sentence' | 'now'>) {
  const { say } = useLanguage();
  switch (shown.remedy) {
    case null:
      return null;
    case 'correct the app':
      return (
        <LinkButton
          text={say('correctClient')}
          testId="correct-app"
          onClick={() => acts.open({ form: 'edit app', app })}
        />
      );
    case 'enter a new token':
      return <NewTokenWays app={app} tokenSet={tokenSet} acts={acts} />;
  }
}

/** An app of before 2019 logs in again; any other gets its new token from the token manager. */
function NewTokenWays({ app, tokenSet, acts }: Pick<TokenSetMessageProps, 'app' | 'tokenSet' | 'acts'>) {
  const { say } = useLanguage();
  return (
    <span class={styles.ways}>
      {app.kind === 'legacy' ? (
        <LinkButton
          text={say('logInAgain')}
          testId="log-in-again"
          onClick={() => acts.open({ form: 'log in', tokenSet })}
        />
      ) : (
        <LinkButton
          text={say('enterNewToken')}
          testId="enter-token"
          onClick={() => acts.open({ form: 'edit token set', tokenSet })}
        />
      )}
      <LinkButton
        text={say('askOnceMore')}
        testId="ask-once-more"
        onClick={() => acts.refresh(tokenSet.id)}
      />
      {tokenSet.hasPrevious && <Previous tokenSet={tokenSet} acts={acts} />}
    </span>
  );
}

function Previous({ tokenSet, acts }: Pick<TokenSetMessageProps, 'tokenSet' | 'acts'>) {
  const { say } = useLanguage();
  return (
    <>
      <LinkButton
        text={say(tokenSet.previousIsOther ? 'tryOther' : 'tryPrevious')}
        testId="try-previous"
        onClick={() => acts.tryPrevious(tokenSet.id)}
      />
      {!tokenSet.previousIsOther && <small>{say('tryPreviousRisk')}</small>}
    </>
  );
}

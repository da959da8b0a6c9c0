import { useId, useMemo } from 'preact/hooks';
import { type AccessAdvice, accessAdvice } from '../../../diagnosis/access-advice.ts';
import { SHORE_APPS_PAGE, SUPPORT_ADDRESS } from '../../../inventorum/contacts.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { count } from '../../../ui/language/count.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { clock } from '../../../ui/language/times.ts';
import { CopyButton } from '../../../ui/parts/copy-button.tsx';
import { sessionCalls } from '../calls/knowledge.ts';
import { usePanel } from '../panel-context.ts';
import { adviceByToken, type TokenAdvice } from './advice-by-token.ts';
import { adviceSummary } from './advice-words.ts';
import { ScopeTable } from './scope-table.tsx';
import * as styles from './views.module.css';

/** What each token set of the session used, lacked and never used, and the least set that would have been enough. */
export function AdviceView() {
  const { say } = useLanguage();
  const { calls, facts, learnedFor, opened } = usePanel();
  const { environments } = facts;
  const advice = useMemo(
    () =>
      opened
        ? adviceByToken(calls)
        : accessAdvice(sessionCalls(calls, environments, learnedFor)).map((each) => ({
            advice: each,
            token: null,
          })),
    [calls, environments, learnedFor, opened],
  );
  return (
    <article>
      <h2>{say('viewAdvice')}</h2>
      {advice.length === 0 ? (
        <p class={styles.prose} data-testid="advice-empty">
          {say('adviceEmpty')}
        </p>
      ) : (
        <Basis amount={sum(advice.map((each) => each.advice.calls))} />
      )}
      {advice.map((each) => (
        <TokenSetAdvice key={each.advice.tokenSet?.id ?? each.token?.fingerprint ?? ''} {...each} />
      ))}
    </article>
  );
}

/** The basis of the advice, and what it ignores. */
function Basis({ amount }: { amount: number }) {
  const language = useLanguage();
  const { calls, now } = usePanel();
  const { say, tag } = language;
  const since = calls.find(({ source }) => source === 'page')?.exchange.startedAt ?? now;
  const replays = calls.filter(({ source }) => source === 'replay').length;
  return (
    <p class={`${styles.prose} ${common.muted}`} data-testid="advice-basis">
      {say('adviceBasis', { calls: count(language, 'exchanges', amount), time: clock(tag, since, now) })}{' '}
      {replays > 0 && count(language, 'adviceReplays', replays)}
    </p>
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** The needs of one token set's calls; for calls without a token set the granted scope is unknown. */
function TokenSetAdvice({ advice, token }: TokenAdvice) {
  const language = useLanguage();
  const id = useId();
  const { tokenSet, scopes } = advice;
  return (
    <section aria-labelledby={id} data-testid="advice" data-token-set={tokenSet?.id ?? 'none'}>
      <h3 id={id}>
        {tokenSet?.label ??
          (token
            ? language.say('sentWithNotOurs', { tail: token.tail })
            : language.say('adviceNoTokenSet'))}{' '}
        <span class={styles.aside}>{tokenSet?.app.label}</span>
      </h3>
      <p class={styles.prose}>{adviceSummary(language, advice)}</p>
      <LeastScope advice={advice} />
      {scopes.length > 0 && <ScopeTable scopes={scopes} labelledBy={id} />}
      <AdviceWarnings advice={advice} />
    </section>
  );
}

/** The least set for all calls, ready to be pasted, and where to use it. */
function LeastScope({ advice: { tokenSet, least } }: { advice: AccessAdvice }) {
  const { say } = useLanguage();
  if (least.length === 0) return null;
  const list = least.join(' ');
  return (
    <div class={styles.least}>
      <h4>{say('adviceLeast')}</h4>
      <p class={styles.leastList}>
        <code data-testid="least">{list}</code>
        <CopyButton label={say('copy')} text={() => list} testId="copy-least" />
      </p>
      {tokenSet?.app.kind === 'legacy' ? (
        <p class={`${styles.prose} ${common.muted}`}>
          {say('adviceLegacyWay', { client: tokenSet.app.clientId })}{' '}
          <a href={`mailto:${SUPPORT_ADDRESS}`}>{SUPPORT_ADDRESS}</a>
        </p>
      ) : (
        <p class={`${styles.prose} ${common.muted}`}>
          {say('adviceInternalWay')}{' '}
          <a href={SHORE_APPS_PAGE} target="_blank" rel="noreferrer">
            {SHORE_APPS_PAGE.replace('https://', '')}
          </a>
        </p>
      )}
    </div>
  );
}

/** Calls for which the least set may not be enough. */
function AdviceWarnings({ advice: { unknown, disputed } }: { advice: AccessAdvice }) {
  return (
    <>
      <Warning text="adviceUnknown" calls={unknown} testId="advice-unknown" />
      <Warning text="adviceDisputed" calls={disputed} testId="advice-disputed" />
    </>
  );
}

function Warning(props: { text: PlainKey; calls: readonly string[]; testId: string }) {
  const { say } = useLanguage();
  const { text, calls, testId } = props;
  if (calls.length === 0) return null;
  return (
    <div class={styles.warning} data-testid={testId}>
      <p class={styles.prose}>{say(text)}</p>
      <ul>
        {calls.map((call) => (
          <li key={call}>
            <code>{call}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

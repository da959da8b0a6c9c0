import { useId, useState } from 'preact/hooks';
import type { PageProblem } from '../../../messaging/carry-out.ts';
import type { TokenSetStatus } from '../../../storage/public/status.ts';
import * as common from '../../../ui/common.module.css';
import { type Language, useLanguage } from '../../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../../ui/language/problem-message.ts';
import { duration } from '../../../ui/language/times.ts';
import { LinkButton } from '../../../ui/parts/link-button.tsx';
import { usePanel } from '../panel-context.ts';
import * as styles from './replay-form.module.css';
import type { EditingProps } from './use-replay-form.ts';

/** The token set to send with: every saved one of the environment, by app. */
export function TokenSetSelect({ editing: { form, apps, change } }: EditingProps) {
  const language = useLanguage();
  const { now } = usePanel();
  const id = useId();
  const chosen = apps.flatMap(({ tokenSets }) => tokenSets).find((set) => set.id === form.tokenSetId);
  return (
    <div class={styles.line}>
      <label for={id}>{language.say('groupTokenSet')}</label>
      <select
        id={id}
        data-testid="replay-token-set"
        value={form.tokenSetId}
        onChange={({ currentTarget: { value } }) => change({ tokenSetId: value })}
      >
        {apps.map((app) => (
          <optgroup key={app.id} label={app.label}>
            {app.tokenSets.map((set) => (
              <option key={set.id} value={set.id}>
                {[set.label, ...(set.tail ? [`…${set.tail}`] : []), lifeWords(language, set, now)].join(
                  ' · ',
                )}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      {chosen && !isLive(chosen, now) && (
        <span class={styles.note}>
          <Refreshable key={chosen.id} tokenSet={chosen} />
        </span>
      )}
    </div>
  );
}

/** If the server refuses the refresh token or the client, the state says so, and no refresh is offered. */
function Refreshable({ tokenSet }: { tokenSet: TokenSetStatus }) {
  const { say } = useLanguage();
  const { state } = tokenSet.refresh;
  if (state === 'rejected') return say('stateRejected');
  return state === 'wrong client' ? say('stateWrongClient') : <Refresh tokenSet={tokenSet} />;
}

/** A missing or expired access token needs a refresh first. */
function Refresh({ tokenSet: { id, label } }: { tokenSet: TokenSetStatus }) {
  const { say } = useLanguage();
  const { act } = usePanel();
  const [problem, setProblem] = useState<PageProblem['code'] | null>(null);
  return (
    <>
      <LinkButton
        text={say('refreshTokenSet', { name: label })}
        testId="replay-refresh"
        onClick={() => void act({ do: 'refresh', tokenSet: { id, label } }, 'every tab').then(setProblem)}
      />{' '}
      <span role="status" class={common.error}>
        {problem && say(PROBLEM_MESSAGE[problem])}
      </span>
    </>
  );
}

function isLive({ tail, expiresAt }: TokenSetStatus, now: number): boolean {
  return tail !== null && (expiresAt === null || expiresAt > now);
}

function lifeWords({ say, tag }: Language, set: TokenSetStatus, now: number): string {
  if (set.tail === null) return say('noAccessToken');
  if (set.expiresAt === null) return say('expiryUnknown');
  return isLive(set, now)
    ? say('timeLeft', { duration: duration(tag, set.expiresAt - now) })
    : say('stateExpired');
}

import { useState } from 'preact/hooks';
import type { Lack, SavedTokenSet } from '../../../diagnosis/knowledge.ts';
import type { Action, ScopeWrong } from '../../../diagnosis/verdict/verdict.ts';
import type { ScopeRequirement } from '../../../inventorum/scope-map.ts';
import { isGranted, scopeAreas } from '../../../inventorum/scopes.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import type { PageProblem } from '../../../messaging/carry-out.ts';
import type { InjectionFacts } from '../../../storage/public/injection-facts.ts';
import * as common from '../../../ui/common.module.css';
import { type Language, useLanguage } from '../../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../../ui/language/problem-message.ts';
import { duration } from '../../../ui/language/times.ts';
import { Pill } from '../../../ui/parts/pill.tsx';
import { ScopeChips } from '../../../ui/parts/scope-chips.tsx';
import type { DiagnosedCall } from '../calls/call.ts';
import { usePanel } from '../panel-context.ts';
import { AttemptStatus, RepeatProblemWords } from './attempt-status.tsx';
import * as styles from './candidates.module.css';
import { repeatableOf, repeatProblemOf } from './repeatable.ts';
import { ReplayComparison } from './replay-comparison.tsx';
import { useAskedSend } from './use-asked-send.tsx';

interface CandidatesProps {
  readonly call: DiagnosedCall;
  readonly verdict: ScopeWrong;
}

/** As many as can be told apart at a glance; the popup lists all. */
const MOST = 4;

/** The saved token sets that have the scope: each can be tried once, or be used from now on. */
export function Candidates({ call, verdict }: CandidatesProps) {
  const { say } = useLanguage();
  const { send, question } = useAskedSend(call.key);
  const repeatable = repeatableOf(call);
  const problem = repeatProblemOf(repeatable);
  const { sender } = call.diagnosis;
  const senderApp = sender.kind === 'saved' ? sender.tokenSet.app.label : null;
  const { method, path, body, apiVersion } = repeatable;

  function retry({ id: tokenSetId }: SavedTokenSet): void {
    if (method !== null) send({ tokenSetId, method, path, body, apiVersion });
  }

  return (
    <>
      <h3>{say(verdict.candidates.length > 1 ? 'savedTokensThatHaveIt' : 'savedTokenThatHasIt')}</h3>
      <ul class={styles.candidates}>
        {verdict.candidates.slice(0, MOST).map((candidate, i) => (
          <CandidateCard
            key={candidate.id}
            candidate={candidate}
            needed={verdict.needed}
            isFirst={i === 0}
            isOfOtherApp={candidate.app.label !== senderApp}
            canRetry={problem === null}
            onRetry={() => retry(candidate)}
          />
        ))}
      </ul>
      {problem !== null && <RepeatProblemWords problem={problem} />}
      <AttemptStatus originalKey={call.key} />
      {question}
      <ReplayComparison original={call} />
    </>
  );
}

interface CandidateCardProps {
  readonly candidate: SavedTokenSet;
  readonly needed: ScopeRequirement | null;
  readonly isFirst: boolean;
  /** another app than that of the sent token set */
  readonly isOfOtherApp: boolean;
  /** the call can be sent again unchanged */
  readonly canRetry: boolean;
  readonly onRetry: () => void;
}

const LACKS: Readonly<Record<Lack, PlainKey>> = {
  'new token': 'stateRejected',
  'log-in': 'stateRejected',
  'right client': 'stateWrongClient',
};

type Done = { readonly act: Action['do']; readonly problem: PageProblem['code'] | null };

/** One token set that has the scope. */
function CandidateCard(props: CandidateCardProps) {
  const { candidate, needed, isFirst, isOfOtherApp, canRetry, onRetry } = props;
  const language = useLanguage();
  const { say } = language;
  const { act, now, facts } = usePanel();
  const [done, setDone] = useState<Done | null>(null);
  const { id, label, live, lacks, app } = candidate;

  async function run(wanted: 'refresh' | 'pin' | 'choose'): Promise<void> {
    setDone({ act: wanted, problem: await act({ do: wanted, tokenSet: { id, label } }, 'every tab') });
  }

  return (
    <li class={styles.candidate} data-testid="candidate" data-id={id}>
      <span class={styles.name}>
        <strong>{label}</strong> {isOfOtherApp && <span class={common.muted}>{app.label}</span>}
      </span>
      <ScopeChips scope={scopeAreas(scopesThere(candidate, needed))} />
      <span class={common.muted}>{live && lifeWords(language, expiryOf(facts, id), now)}</span>
      {!live && (
        <Pill tone="warn" text={say(lacks ? LACKS[lacks] : 'stateExpired')} testId="candidate-expired" />
      )}
      <span class={styles.acts}>
        {live && canRetry && (
          <button
            type="button"
            class={isFirst ? common.primary : ''}
            data-testid="retry"
            aria-label={say('retryWithNamed', { name: label })}
            onClick={onRetry}
          >
            {say('retryWith')}
          </button>
        )}
        {!live && !lacks && (
          <button
            type="button"
            class={isFirst ? common.primary : ''}
            data-testid="candidate-refresh"
            onClick={() => void run('refresh')}
          >
            {say('refreshTokenSet', { name: label })}
          </button>
        )}
        <button
          type="button"
          data-testid="use-in-tab"
          aria-label={say('useInTabNamed', { name: label })}
          onClick={() => void run('pin')}
        >
          {say('useInTab')}
        </button>
        <button
          type="button"
          class={common.quiet}
          data-testid="verdict-action"
          aria-label={say('useInEveryTabNamed', { name: label })}
          onClick={() => void run('choose')}
        >
          {say('useInEveryTab')}
        </button>
      </span>
      <span
        role="status"
        class={done?.problem ? `${common.error} ${styles.done}` : `${common.muted} ${styles.done}`}
        data-testid="action-outcome"
      >
        {done && doneWords(language, done)}
      </span>
    </li>
  );
}

/** Of a long scope, only the area that matters here. */
function scopesThere({ scope }: SavedTokenSet, needed: ScopeRequirement | null): readonly string[] {
  const area = needed?.right?.split(':')[0];
  return (scope ?? []).filter(
    (each) => each.split(':')[0] === area || (needed !== null && isGranted(needed, [each])),
  );
}

/** ms since the epoch; null: unknown */
function expiryOf({ status }: InjectionFacts, id: string): number | null {
  const tokenSets = (status?.apps ?? []).flatMap((app) => app.tokenSets);
  return tokenSets.find((set) => set.id === id)?.expiresAt ?? null;
}

function lifeWords({ say, tag }: Language, expiresAt: number | null, now: number): string {
  return expiresAt === null
    ? say('expiryUnknown')
    : say('timeLeft', { duration: duration(tag, expiresAt - now) });
}

function doneWords({ say }: Language, { act, problem }: Done): string {
  if (problem !== null) return say(PROBLEM_MESSAGE[problem]);
  switch (act) {
    case 'pin':
      return say('pinDone');
    case 'refresh':
      return say('refreshDone');
    default:
      return say('actionDone');
  }
}

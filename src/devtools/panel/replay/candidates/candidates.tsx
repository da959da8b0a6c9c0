import type { SavedTokenSet } from '../../../../diagnosis/knowledge.ts';
import type { ScopeWrong } from '../../../../diagnosis/verdict/verdict.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import type { DiagnosedCall } from '../../calls/call.ts';
import { useAskedSend } from '../ask/use-asked-send.tsx';
import { RepeatProblemWords } from '../form/repeat-problem-words.tsx';
import { AttemptStatus } from '../result/attempt-status.tsx';
import { Comparison } from '../result/comparison.tsx';
import { repeatableOf, repeatProblemOf } from '../send/repeatable.ts';
import { CandidateCard } from './candidate-card.tsx';

interface CandidatesProps {
  readonly call: DiagnosedCall;
  readonly verdict: ScopeWrong;
}

/** As many as can be told apart at a glance; the popup has them all. */
const MOST = 4;

/** The saved token sets that have the scope: each can be tried at once, or be used from now on. */
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
      <ul class="candidates">
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
      <Comparison original={call} />
    </>
  );
}

import { useLanguage } from '../../../../ui/language/language.ts';
import type { DetailProps } from '../../detail/detail-props.ts';
import { useAskedSend } from '../ask/use-asked-send.tsx';
import { Comparison } from '../result/comparison.tsx';
import { repeatProblemOf } from '../send/repeatable.ts';
import { RepeatProblemWords } from './repeat-problem-words.tsx';
import { ReplayFields } from './replay-fields.tsx';
import { draftOf } from './replay-form.ts';
import { useReplayForm } from './use-replay-form.ts';

/** Sends a call again, as it was or edited, with any saved token set of its environment. */
export function ReplayTab({ call }: Pick<DetailProps, 'call'>) {
  const { say } = useLanguage();
  const editing = useReplayForm(call);
  const { send, question } = useAskedSend(call.key);
  const { form, repeatable, apps, environment } = editing;
  const problem = repeatProblemOf(repeatable);
  if (problem === 'token endpoint') {
    return (
      <div class="detail">
        <RepeatProblemWords problem={problem} />
      </div>
    );
  }
  if (apps.length === 0) {
    return (
      <div class="detail">
        <p data-testid="no-token-sets">{say('replayNoTokenSets', environment?.name ?? '')}</p>
      </div>
    );
  }
  return (
    <div class="detail">
      {form && (
        <ReplayFields
          editing={{ ...editing, form }}
          originalKey={call.key}
          onSend={() => send(draftOf(form, repeatable.body))}
        />
      )}
      {question}
      <Comparison original={call} />
    </div>
  );
}

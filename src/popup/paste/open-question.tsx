import type { FormField } from '../form/form-subject.ts';
import type { FormInput } from '../form/input.ts';
import type { PastePlan } from '../form/plan-paste.ts';
import type { PasteReader } from '../form/use-paste.ts';
import { FieldQuestion } from './field-question.tsx';

interface OpenQuestionProps {
  readonly name: FormField['name'];
  readonly paste: PasteReader;
  readonly isUndecided: boolean;
  readonly input: FormInput;
  readonly onAnswer: (plan: Pick<PastePlan, 'changed' | 'exact'>) => void;
}

/** What a paste left open about a field. */
export function OpenQuestion({ name, paste, isUndecided, input, onAnswer }: OpenQuestionProps) {
  const asked = paste.asked.find(({ field }) => field === name);
  if (!asked) return null;
  return (
    <FieldQuestion
      asked={asked}
      value={input[name]}
      isNone={paste.none.includes(asked.field)}
      isRefused={isUndecided && paste.open.includes(name)}
      onAnswer={(value) => {
        paste.onNone(asked.field, value === null);
        onAnswer({ changed: { [name]: value ?? '' }, exact: [name] });
      }}
    />
  );
}

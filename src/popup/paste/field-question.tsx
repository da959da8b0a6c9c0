import type { QuestionCode } from '../../import/paste.ts';
import type { PlainKey } from '../../messages/messages.ts';
import { tailOf } from '../../oauth/fingerprint.ts';
import * as common from '../../ui/common.module.css';
import { type Language, useLanguage } from '../../ui/language/language.ts';
import { FIELD_LABEL } from '../form/field-label.ts';
import * as styles from '../form/form.module.css';
import type { AskedField } from '../form/plan-paste.ts';

/** Why a field has no value yet. */
export const QUESTION_REASON: Readonly<Record<QuestionCode, PlainKey>> = {
  'two values': 'pasteTwoValues',
  comment: 'pasteComment',
  escaped: 'pasteEscaped',
  encoded: 'pasteEncoded',
  wrapped: 'pasteWrapped',
  ending: 'pasteEnding',
  environment: 'pasteEnvironments',
};

interface FieldQuestionProps {
  readonly asked: AskedField;
  /** of the field now */
  readonly value: string;
  readonly isNone: boolean;
  /** the form was sent without an answer */
  readonly isRefused: boolean;
  /** null: none of them */
  readonly onAnswer: (value: string | null) => void;
}

/** Asks which of several readings of a text a field gets. */
export function FieldQuestion({ asked, value, isNone, isRefused, onAnswer }: FieldQuestionProps) {
  const language = useLanguage();
  const { say } = language;
  const { field, code, choices } = asked;
  const name = `ask-${field}`;
  return (
    <fieldset class={styles.choice} role="radiogroup" aria-invalid={isRefused} data-testid={name}>
      <legend>
        {say('pasteWhich', { field: say(FIELD_LABEL[field]), reason: say(QUESTION_REASON[code]) })}
      </legend>
      {choices.map((choice, index) => (
        <label key={choice}>
          <input
            type="radio"
            name={name}
            value={index}
            checked={!isNone && value === choice}
            onChange={() => onAnswer(choice)}
          />
          {wordsFor(asked, index, language)}
        </label>
      ))}
      <label>
        <input type="radio" name={name} value="none" checked={isNone} onChange={() => onAnswer(null)} />
        {say('pasteValueNone')}
      </label>
      {isRefused && <p class={common.error}>{say('pasteChoose')}</p>}
    </fieldset>
  );
}

/** A client id as it is; of a secret no more than tells it from the others. */
function wordsFor({ field, choices }: AskedField, index: number, { say }: Language): string {
  const choice = choices[index] ?? '';
  if (field === 'clientId') return choice;
  const numbers = { number: String(index + 1), length: String(choice.length) };
  const tail = tailOf(choice);
  return tail === '' ? say('pasteValueShort', numbers) : say('pasteValue', { ...numbers, tail });
}

import type { PlainKey } from '../../messages/messages.ts';
import { useLanguage } from '../../ui/language/language.ts';
import * as styles from './form.module.css';

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly legend: PlainKey;
  readonly options: readonly (readonly [value: T, words: PlainKey])[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

/** A choice between a few options, as radio buttons. */
export function Choice<T extends string>({ name, legend, options, chosen, onChoose }: ChoiceProps<T>) {
  const { say } = useLanguage();
  return (
    <fieldset class={styles.choice}>
      <legend>{say(legend)}</legend>
      {options.map(([value, words]) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
          {say(words)}
        </label>
      ))}
    </fieldset>
  );
}

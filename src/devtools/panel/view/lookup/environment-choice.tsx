import { useId } from 'preact/hooks';
import type { Environment } from '../../../../inventorum/environment.ts';
import { useLanguage } from '../../../../ui/language/language.ts';

interface EnvironmentChoiceProps {
  readonly chosen: Environment;
  readonly all: readonly Environment[];
  readonly onChoose: (environment: Environment) => void;
}

/** Whose tokens and whose observations count; nothing to choose where there is one. */
export function EnvironmentChoice({ chosen, all, onChoose }: EnvironmentChoiceProps) {
  const { say } = useLanguage();
  const id = useId();
  if (all.length < 2) return null;
  return (
    <p class="environment-choice">
      <label for={id}>{say('environment')}</label>
      <select
        id={id}
        data-testid="lookup-environment"
        value={chosen.id}
        onChange={(event) => {
          const wanted = all.find((each) => each.id === event.currentTarget.value);
          if (wanted) onChoose(wanted);
        }}
      >
        {all.map(({ id: value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}

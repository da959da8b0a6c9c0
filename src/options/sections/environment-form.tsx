import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Environment } from '../../inventorum/environment.ts';
import type { PlainKey } from '../../messages/messages.ts';
import { askPermission } from '../../messaging/ask-for-origin.ts';
import { carryOut, type PageProblem } from '../../messaging/carry-out.ts';
import { type Language, useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import { Field } from '../../ui/parts/field.tsx';
import type { OptionsCommands } from '../options-props.ts';
import * as styles from './environment-form.module.css';
import {
  type EnvironmentInput,
  type InputProblem,
  type InputProblems,
  parseEnvironmentInput,
} from './parse-environment-input.ts';

interface EnvironmentFormProps {
  readonly environments: readonly Environment[];
  readonly commands: OptionsCommands;
}

const EMPTY: EnvironmentInput = { environmentName: '', origin: '' };

/** Adds an environment by name and address. The host permission is requested in the same click. */
export function EnvironmentForm({ environments, commands }: EnvironmentFormProps) {
  const language = useLanguage();
  const { say } = language;
  const [input, setInput] = useState(EMPTY);
  const [problems, setProblems] = useState<InputProblems>({});
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const parsed = parseEnvironmentInput(input, environments);
    if ('problems' in parsed) return setProblems(parsed.problems);
    setProblems({});
    // Nothing may be awaited before: the browser shows its prompt only within the click.
    const granted = await askPermission(commands.requestOrigin, parsed.input.origin);
    if (!granted) return setProblems({ origin: { code: 'no permission', instead: null } });
    const outcome = await carryOut(commands.call, 'environment.add', parsed.input);
    if (outcome.ok) setInput(EMPTY);
    else setProblems({ [fieldOf(outcome.problem.field)]: { code: outcome.problem.code, instead: null } });
  }

  function field(name: keyof EnvironmentInput, label: string, hint?: string) {
    const problem = problems[name];
    return (
      <Field
        name={name}
        label={label}
        value={input[name]}
        hint={hint}
        error={problem ? problemWords(language, problem) : null}
        onInput={(value) => setInput({ ...input, [name]: value })}
      />
    );
  }

  return (
    <form
      ref={form}
      class={styles.form}
      data-testid="environment-form"
      noValidate
      autocomplete="off"
      aria-label={say('addEnvironment')}
      onSubmit={(event) => void submit(event)}
    >
      {field('environmentName', say('environmentName'))}
      {field('origin', say('environmentOrigin'), say('environmentOriginHint'))}
      <button type="submit" data-testid="environment-add">
        {say('addEnvironment')}
      </button>
    </form>
  );
}

function problemWords({ say }: Language, { code, instead }: InputProblem): string {
  const words = say(messageOf(code));
  return instead === null ? words : `${words} ${say('writeInstead', { address: instead })}`;
}

/** Elsewhere `origin` means that of a page; here the user types it. */
function messageOf(code: PageProblem['code']): PlainKey {
  return code === 'not an origin' ? 'problemNotAddress' : PROBLEM_MESSAGE[code];
}

function fieldOf(field: string | undefined): keyof EnvironmentInput {
  return field === 'environmentName' ? field : 'origin';
}

import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { costOf } from '../../injection/allowance.ts';
import { parsePageAddress } from '../../injection/parse-page-address.ts';
import type { PlainKey } from '../../messages/messages.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import { AllowNotes } from '../../ui/parts/allow-notes.tsx';
import { AllowanceCosts } from '../../ui/parts/allowance-costs.tsx';
import { Field } from '../../ui/parts/field.tsx';
import type { OptionsCommands, OptionsFacts } from '../options-props.ts';
import * as styles from './origin-form.module.css';

interface OriginFormProps {
  readonly facts: OptionsFacts;
  readonly commands: OptionsCommands;
}

/** "Use with this page" by its address, in every tab. */
export function OriginForm({ facts, commands }: OriginFormProps) {
  const { say } = useLanguage();
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<PlainKey | null>(null);
  const origin = parsePageAddress(address);

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (origin === null) return setProblem('problemNotPageAddress');
    // Nothing may be awaited before: the browser shows its prompt only within the click.
    const code = await commands.allow({ origin, reach: { in: 'every tab' } });
    if (code === null) setAddress('');
    setProblem(code && PROBLEM_MESSAGE[code]);
  }

  return (
    <form
      class={styles.form}
      data-testid="origin-form"
      noValidate
      autocomplete="off"
      aria-label={say('usePage')}
      onSubmit={(event) => void submit(event)}
    >
      <Field
        name="pageAddress"
        label={say('pageAddress')}
        value={address}
        hint={say('pageAddressHint')}
        error={problem && say(problem)}
        onInput={(text) => {
          setAddress(text);
          setProblem(null);
        }}
      />
      <p class={common.hint}>{say('usePageMeans')}</p>
      {origin !== null && <Notes facts={facts} origin={origin} />}
      <button type="submit" data-testid="origin-add">
        {say('usePage')}
      </button>
    </form>
  );
}

function Notes({ facts, origin }: { facts: OptionsFacts; origin: string }) {
  const { environments, policy, session, exactBy } = facts;
  const isOwn = environments.some((environment) => environment.origin === origin);
  return (
    <>
      <AllowNotes origin={origin} asks={!isOwn} />
      <AllowanceCosts cost={costOf({ policy, session, exactBy }, { origin, readsAnswers: !isOwn })} />
    </>
  );
}

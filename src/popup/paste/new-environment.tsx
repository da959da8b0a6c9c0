import { useState } from 'preact/hooks';
import { askPermission } from '../../messaging/ask-for-origin.ts';
import { carryOut, type PageProblem } from '../../messaging/carry-out.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import { Field } from '../../ui/parts/field.tsx';
import type { PopupCommands } from '../popup-props.ts';

type EnvironmentCommands = Pick<PopupCommands, 'call' | 'requestOrigin' | 'isFirefox'>;

export interface NewEnvironmentProps {
  /** `scheme://host[:port]` that can be an environment */
  readonly origin: string;
  readonly commands: EnvironmentCommands;
  /** The form saves to this environment from now on. */
  readonly onEnvironment: (id: string) => void;
}

/** Adds the host that a text names as an environment, with the browser's question in the click. */
export function NewEnvironment({ origin, commands, onEnvironment }: NewEnvironmentProps) {
  const { say } = useLanguage();
  const { host } = new URL(origin);
  const [name, setName] = useState(host);
  const [problem, setProblem] = useState<PageProblem['code'] | null>(null);

  async function add(): Promise<void> {
    const input = { environmentName: name.trim(), origin };
    const added = input.environmentName === '' ? 'missing' : await addEnvironment(commands, input);
    if (typeof added === 'string') setProblem(added);
    else onEnvironment(added.id);
  }

  return (
    <>
      <Field
        name="environmentName"
        label={say('environmentName')}
        value={name}
        hint={`${say('pasteHostAdds', { host })} ${say('pasteHostAgain')}`}
        error={problem && say(PROBLEM_MESSAGE[problem])}
        onInput={setName}
      />
      <div>
        <button type="button" class={common.primary} data-testid="host-add" onClick={() => void add()}>
          {say('addEnvironment')}
        </button>
      </div>
    </>
  );
}

/**
 * Must be called in the click. The browser's question may close the page, so the environment is stored whatever the
 * answer: a grant has a use then, and without one the browser lets nothing be sent there. A page that learns of a no
 * removes it again.
 */
async function addEnvironment(
  { call, requestOrigin, isFirefox }: EnvironmentCommands,
  input: { readonly environmentName: string; readonly origin: string },
): Promise<{ readonly id: string } | PageProblem['code']> {
  const asked = isFirefox ? askPermission(requestOrigin, input.origin) : null;
  const added = await carryOut(call, 'environment.add', input);
  if (!added.ok) return added.problem.code;
  if (await (asked ?? askPermission(requestOrigin, input.origin))) return added.value;
  await carryOut(call, 'environment.remove', { id: added.value.id });
  return 'no permission';
}

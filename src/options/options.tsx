import { askPermission } from '../messaging/ask-for-origin.ts';
import * as common from '../ui/common.module.css';
import { useCommand } from '../ui/hooks/use-command.ts';
import { useNow } from '../ui/hooks/use-now.ts';
import { VaultLockContext } from '../ui/hooks/vault-lock.ts';
import { useLanguage } from '../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../ui/language/problem-message.ts';
import { lazily } from '../ui/lazily.tsx';
import { Apps } from './apps/apps.tsx';
import * as styles from './options.module.css';
import type { OptionsCommands, OptionsFacts } from './options-props.ts';
import { Diagnostics } from './sections/diagnostics.tsx';
import { Environments } from './sections/environments.tsx';
import { Keyboard } from './sections/keyboard.tsx';
import { Notifications } from './sections/notifications.tsx';
import { Origins } from './sections/origins.tsx';
import { Strictness } from './sections/strictness.tsx';

interface OptionsProps {
  readonly facts: OptionsFacts;
  readonly commands: OptionsCommands;
  readonly clock: () => number;
}

/** At the end of the page, and rarely wanted. */
const REMOVE_EVERYTHING = lazily(
  async () => (await import('./sections/remove-everything.tsx')).RemoveEverything,
);

const NO_MOMENTS: readonly number[] = [];

/** Long-term settings; those of the current tab are in the popup. */
export function Options({ facts, commands, clock }: OptionsProps) {
  const { say } = useLanguage();
  const now = useNow(clock, NO_MOMENTS);
  const { run, problem, setProblem } = useCommand(commands.call);

  /** The permission prompt uses up the click. */
  async function grant(origin: string): Promise<void> {
    setProblem((await askPermission(commands.requestOrigin, origin)) ? null : 'no permission');
  }

  const acts = { run, grant: (origin: string) => void grant(origin) };
  return (
    <>
      <header class={styles.head}>
        <img src="/icons/icon.svg" alt="" width="24" height="24" />
        <h1>{say('optionsTitle')}</h1>
        <p class={common.muted}>{say('unofficial')}</p>
      </header>
      <main class={styles.sections}>
        <VaultLockContext.Provider value={facts.status?.lock ?? 'open'}>
          <Apps facts={facts} acts={acts} historyOf={commands.historyOf} now={now} />
        </VaultLockContext.Provider>
        <Origins facts={facts} acts={acts} commands={commands} />
        <Strictness strict={facts.policy.strict} acts={acts} />
        <Notifications on={facts.notifications} notify={commands.notify} />
        <Environments facts={facts} acts={acts} commands={commands} />
        <Keyboard shortcuts={facts.shortcuts} firefox={facts.firefox} />
        <Diagnostics facts={facts} commands={commands} clock={clock} />
        <REMOVE_EVERYTHING.Part facts={facts} acts={acts} />
      </main>
      <div role="alert">
        {problem && (
          <p class={`${styles.notice} ${common.error}`}>
            <span data-testid="notice">{say(PROBLEM_MESSAGE[problem])}</span>
            <button type="button" class={common.quiet} onClick={() => setProblem(null)}>
              {say('dismiss')}
            </button>
          </p>
        )}
      </div>
    </>
  );
}

import { useState } from 'preact/hooks';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import { CopyButton } from '../../ui/parts/copy-button.tsx';
import type { OptionsCommands, OptionsFacts } from '../options-props.ts';
import * as styles from './diagnostics.module.css';
import { diagnosticsText } from './diagnostics-text.ts';

interface DiagnosticsProps {
  readonly facts: OptionsFacts;
  readonly commands: Pick<OptionsCommands, 'diagnose'>;
  /** ms since the epoch */
  readonly clock: () => number;
}

/** The contents of a bug report: shown first, then copied as shown. */
export function Diagnostics({ facts, commands, clock }: DiagnosticsProps) {
  const { say, tag } = useLanguage();
  const [text, setText] = useState<string | null>(null);

  async function show(): Promise<void> {
    const ids = facts.status.apps.flatMap(({ tokenSets }) => tokenSets.map(({ id }) => id));
    const sources = await commands.diagnose(ids);
    setText(diagnosticsText({ ...sources, facts, language: tag, now: clock() }));
  }

  return (
    <section aria-labelledby="diagnostics">
      <h2 id="diagnostics">{say('diagnostics')}</h2>
      <p class={common.hint}>{say('diagnosticsHint')}</p>
      <div class={styles.diagnostics}>
        <button type="button" data-testid="show-diagnostics" onClick={() => void show()}>
          {say('diagnosticsShow')}
        </button>
        {text !== null && (
          <>
            {/* It scrolls, so the keyboard must be able to reach it. */}
            <pre
              data-testid="diagnostics-text"
              lang="en"
              role="group"
              aria-labelledby="diagnostics"
              tabIndex={0}
            >
              {text}
            </pre>
            <CopyButton label={say('diagnosticsCopy')} testId="copy-diagnostics" text={() => text} />
          </>
        )}
      </div>
    </section>
  );
}

import { useId, useState } from 'preact/hooks';
import * as common from '../../ui/common.module.css';
import { count } from '../../ui/language/count.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { ForeignText } from '../../ui/parts/foreign-text.tsx';
import type { OptionsActs } from '../options-acts.ts';
import type { OptionsFacts } from '../options-props.ts';
import * as styles from './remove-everything.module.css';

interface RemoveEverythingProps {
  readonly facts: Pick<OptionsFacts, 'status' | 'removing'>;
  readonly acts: OptionsActs;
}

/** Removes all that is stored, once a word was typed; can be undone for ten seconds. */
export function RemoveEverything({ facts, acts }: RemoveEverythingProps) {
  const { say } = useLanguage();
  const [asked, setAsked] = useState(false);
  const [begun, setBegun] = useState(false);
  const tokenSets = facts.status.apps.flatMap((app) => app.tokenSets);
  return (
    <section aria-labelledby="remove-everything">
      <h2 id="remove-everything">{say('removeAll')}</h2>
      <p class={common.hint}>{say('removeAllHint')}</p>
      <div role="status">
        {begun && !facts.removing && facts.status.apps.length === 0 && (
          <p data-testid="removed">{say('removeAllDone')}</p>
        )}
        {facts.removing && (
          <p class={styles.line} data-testid="removing">
            {say('removeAllSoon')}
            <button
              type="button"
              data-testid="remove-undo"
              ref={(button) => {
                // The button that removed is gone, and the focus with it.
                if (document.activeElement === document.body) button?.focus();
              }}
              onClick={() => void acts.run('everything.undelete', {})}
            >
              {say('undo')}
            </button>
          </p>
        )}
      </div>
      {!facts.removing && !asked && (
        <p>
          <button type="button" data-testid="remove-ask" onClick={() => setAsked(true)}>
            {say('removeAllAsk')}
          </button>
        </p>
      )}
      {!facts.removing && asked && (
        <Confirmation
          labels={tokenSets.map(({ label }) => label)}
          remove={() => {
            setAsked(false);
            void acts.run('everything.delete', {}).then(() => setBegun(true));
          }}
          cancel={() => setAsked(false)}
        />
      )}
    </section>
  );
}

interface ConfirmationProps {
  /** of the token sets */
  readonly labels: readonly string[];
  readonly remove: () => void;
  readonly cancel: () => void;
}

function Confirmation({ labels, remove, cancel }: ConfirmationProps) {
  const language = useLanguage();
  const { say } = language;
  const id = useId();
  const [typed, setTyped] = useState('');
  const word = say('removeAllWord');
  const isSure = typed.trim().toLowerCase() === word.toLowerCase();
  return (
    <form
      class={styles.form}
      aria-labelledby="remove-everything"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSure) remove();
      }}
    >
      {labels.length > 0 && (
        <div class={common.warn} data-testid="remove-tokens">
          <p>{count(language, 'removeAllTokens', labels.length)}</p>
          <ul>
            {labels.map((label, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: labels may repeat, and the list is only read.
              <li key={i}>
                <ForeignText text={label} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <label for={id}>{say('removeAllType', { word })}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        data-testid="remove-word"
        value={typed}
        ref={(field) => {
          // The button that asked is gone, and the focus with it.
          if (document.activeElement === document.body) field?.focus();
        }}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <p class={styles.line}>
        <button type="submit" class={styles.remove} data-testid="remove-all" disabled={!isSure}>
          {say('removeAll')}
        </button>
        <button type="button" class={common.quiet} data-testid="remove-cancel" onClick={cancel}>
          {say('cancel')}
        </button>
      </p>
    </form>
  );
}

import type { Environment } from '../../inventorum/environment.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import type { FormView } from '../form/form-subject.ts';
import type { PopupCommands, PopupFacts } from '../popup-props.ts';
import * as styles from './paste-anywhere.module.css';
import { usePastedText } from './use-pasted-text.ts';

interface PasteAnywhereProps {
  readonly facts: Pick<PopupFacts, 'status'>;
  /** that is shown */
  readonly environment: Environment;
  readonly commands: Pick<PopupCommands, 'isFirefox'>;
  readonly onView: (view: FormView) => void;
}

/** Takes text that is pasted into the popup itself, and offers that while nothing is saved. */
export function PasteAnywhere({ facts, environment, commands, onView }: PasteAnywhereProps) {
  const { say } = useLanguage();
  const open = (pasted: string) => onView({ form: 'add app', pasted });
  usePastedText((text, field) => {
    if (field === null) open(text);
  });
  if (facts.status.apps.some(({ environmentId }) => environmentId === environment.id)) return null;
  const keys = say(navigator.userAgent.includes('Mac') ? 'pasteKeysMac' : 'pasteKeys');
  return (
    <section class={styles.offer} aria-label={say('pasteButton')} data-testid="paste-offer">
      {commands.isFirefox && (
        <button
          type="button"
          data-testid="paste"
          // The browser may ask, and take no for an answer.
          onClick={() => void navigator.clipboard.readText().then(open, () => undefined)}
        >
          {say('pasteButton')}
        </button>
      )}
      <p class={common.hint}>{say('pasteHere', { keys })}</p>
    </section>
  );
}

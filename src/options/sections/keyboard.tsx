import type { PlainKey } from '../../messages/messages.ts';
import type { Shortcut } from '../../platform/commands.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import * as styles from './keyboard.module.css';

const WORDS: Readonly<Record<string, PlainKey>> = {
  _execute_action: 'shortcutPopup',
  'toggle-injection': 'commandToggle',
};

/** The current shortcuts of the browser, and where to change them. */
export function Keyboard({ shortcuts, firefox }: { shortcuts: readonly Shortcut[]; firefox: boolean }) {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="keyboard">
      <h2 id="keyboard">{say('keyboard')}</h2>
      <dl class={styles.keys}>
        {shortcuts.flatMap(({ name, keys }) => {
          const words = WORDS[name];
          if (!words) return [];
          return [
            <div key={name}>
              <dt>{say(words)}</dt>
              <dd>{keys ? <kbd>{keys}</kbd> : <span class={common.muted}>{say('noKeys')}</span>}</dd>
            </div>,
          ];
        })}
      </dl>
      <p class={common.hint}>{say(firefox ? 'keyboardHintFirefox' : 'keyboardHint')}</p>
    </section>
  );
}

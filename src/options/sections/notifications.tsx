import { dropped } from '../../trace.ts';
import { useLanguage } from '../../ui/language/language.ts';
import type { OptionsCommands } from '../options-props.ts';
import { Setting } from './setting.tsx';

interface NotificationsProps {
  readonly on: boolean;
  readonly notify: OptionsCommands['notify'];
}

/** Whether a token set that needs the user is told by a notification. */
export function Notifications({ on, notify }: NotificationsProps) {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="notifications">
      <h2 id="notifications">{say('notifications')}</h2>
      <Setting
        text={say('notifySetting')}
        hint={say('notifyHint')}
        on={on}
        testId="notify"
        onSwitch={(wanted) => void notify(wanted).catch(dropped('permission question', false))}
      />
    </section>
  );
}

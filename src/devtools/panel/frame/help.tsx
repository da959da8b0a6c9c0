import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import * as styles from './help.module.css';
import { PopoverButton } from './popover-button.tsx';
import * as toolbarStyles from './toolbar.module.css';

/** Keys or text to type (names of keys are not translated), and what they do. */
type Line = readonly [keys: string, does: PlainKey];

const KEYS: readonly Line[] = [
  ['↑ ↓ Home End PgUp PgDn', 'helpMove'],
  ['Enter', 'helpOpen'],
  ['← → Home End', 'helpTabs'],
  ['Esc', 'helpEscape'],
  ['/', 'helpFilter'],
  ['1 … 9', 'helpNamed'],
  ['Ctrl/⌘ + C', 'helpCopy'],
  ['M', 'helpMark'],
  ['C', 'helpCompare'],
  ['R', 'helpReplay'],
  ['P', 'helpPin'],
  ['H', 'helpHide'],
  ['Menu  Shift + F10', 'helpMenu'],
  ['N  P', 'helpDifferences'],
];

const FILTERS: readonly Line[] = [
  ['status:403  status:4xx', 'helpStatus'],
  ['method:POST', 'helpMethod'],
  ['scope:products', 'helpScope'],
  ['token:f3Qa  token:none', 'helpToken'],
  ['verdict:scope.wrong', 'helpVerdict'],
  ['path:/orders/  domain:*.com', 'helpPath'],
  ['larger-than:10k  mime-type:json', 'helpSize'],
  ['source:replay', 'helpSource'],
  ['endpoint:"GET /products/{id}/"', 'helpEndpoint'],
  ['page:http://localhost:5173  token-set:Shop', 'helpPage'],
  ['"exact words"  /order|cash/', 'helpText'],
  ['body:"Tea mug"', 'helpBody'],
  ['is:pinned', 'helpPinned'],
  ['-method:GET', 'helpNot'],
  ['status:401 OR status:403', 'helpOr'],
];

/** Help for the keyboard and the filter, where they are used. */
export function Help() {
  const { say } = useLanguage();
  return (
    <PopoverButton
      name={say('help')}
      testId="help"
      button={`${common.quiet} ${toolbarStyles.button}`}
      card={styles.help}
    >
      <HelpList title={say('helpKeyboard')} lines={KEYS} />
      <HelpList title={say('helpFilters')} lines={FILTERS} />
    </PopoverButton>
  );
}

function HelpList({ title, lines }: { title: string; lines: readonly Line[] }) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{title}</h2>
      <dl>
        {lines.map(([keys, does]) => (
          <div key={does}>
            <dt class={common.mono}>{keys}</dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

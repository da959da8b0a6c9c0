import { useLanguage } from '../../ui/language/language.ts';
import type { OptionsActs } from '../options-acts.ts';
import { Setting } from './setting.tsx';

/** Whether an address that the user opens carries the token in every tab, or in pinned ones only. */
export function Strictness({ strict, acts }: { strict: boolean; acts: OptionsActs }) {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="strictness">
      <h2 id="strictness">{say('addressBar')}</h2>
      <Setting
        text={say('strictMode')}
        hint={say('strictHint')}
        on={strict}
        testId="strict"
        onSwitch={(on) => void acts.run('injection.strict', { on })}
      />
    </section>
  );
}

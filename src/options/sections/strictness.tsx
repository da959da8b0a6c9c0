import { useLanguage } from '../../ui/language/language.ts';
import type { OptionsActs } from '../options-acts.ts';
import { Setting } from './setting.tsx';

/** Whether addresses that the user opens carry the token in every tab, or only in pinned ones. */
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

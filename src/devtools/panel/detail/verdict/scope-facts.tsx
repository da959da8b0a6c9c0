import type { ScopeWrong } from '../../../../diagnosis/verdict/verdict.ts';
import { scopeAreas } from '../../../../inventorum/scopes.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import { ScopeChips } from '../../../../ui/parts/scope-chips.tsx';
import { NeededScopes } from '../../scope/needed-scopes.tsx';
import { Fact } from './fact.tsx';

/** The scope that is needed, the scope that is granted, and the one that is missing. */
export function ScopeFacts({ verdict: { needed, granted, missing, disputed } }: { verdict: ScopeWrong }) {
  const { say } = useLanguage();
  return (
    <>
      <Fact label={say('needed')} testId="needed">
        {needed ? <NeededScopes needed={needed} /> : <span class="muted">{say('neededUnknown')}</span>}
      </Fact>
      <Fact label={say('granted')} testId="granted">
        {granted ? (
          <ScopeChips scope={scopeAreas(granted)} missing={missing} />
        ) : (
          <span class="muted">{say('grantedUnknown')}</span>
        )}
      </Fact>
      {missing && (
        <Fact label={say('missing')} testId="missing">
          <code class="missing">{missing}</code>
        </Fact>
      )}
      {disputed && (
        <Fact label={say('disputed')} testId="disputed">
          {say(
            'disputedText',
            [disputed.right, disputed.legacy].filter((scope) => scope !== null).join(' / '),
          )}
        </Fact>
      )}
    </>
  );
}

import type { ScopeWrong } from '../../../../diagnosis/verdict/verdict.ts';
import type { Evidence } from '../../../../inventorum/evidence.ts';
import type { ScopeRequirement } from '../../../../inventorum/scope-map.ts';
import { scopeAreas } from '../../../../inventorum/scopes.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import { Pill } from '../../../../ui/parts/pill.tsx';
import { ScopeChips } from '../../../../ui/parts/scope-chips.tsx';
import { Fact } from './fact.tsx';
import { EVIDENCE_WORDS } from './words/evidence-words.ts';

/** The scope that is needed, the scope that is granted, and the one that is missing. */
export function ScopeFacts({ verdict: { needed, granted, missing, disputed } }: { verdict: ScopeWrong }) {
  const { say } = useLanguage();
  return (
    <>
      <Fact label={say('needed')} testId="needed">
        {needed ? <Needed needed={needed} /> : <span class="muted">{say('neededUnknown')}</span>}
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

/** Either of two scopes is enough, each known in its own way. */
function Needed({ needed }: { needed: ScopeRequirement }) {
  const { say } = useLanguage();
  const { right, legacy, rightEvidence, legacyEvidence } = needed;
  return (
    <>
      {right && (
        <span class="needed">
          <code>{right}</code> <EvidencePill evidence={rightEvidence} />
        </span>
      )}
      {legacy && (
        <span class="needed">
          <span class="muted">{say('neededLegacy', legacy)}</span> <EvidencePill evidence={legacyEvidence} />
        </span>
      )}
    </>
  );
}

function EvidencePill({ evidence }: { evidence: Evidence }) {
  return <Pill tone="quiet" text={useLanguage().say(EVIDENCE_WORDS[evidence])} testId="evidence" />;
}

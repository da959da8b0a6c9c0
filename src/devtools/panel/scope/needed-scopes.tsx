import type { ScopeRequirement } from '../../../inventorum/scope-map.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { EvidencePill } from './evidence-pill.tsx';

/** Either of two scopes is enough, each known in its own way. */
export function NeededScopes({ needed }: { needed: ScopeRequirement }) {
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

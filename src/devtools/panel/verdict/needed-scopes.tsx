import type { Evidence } from '../../../inventorum/evidence.ts';
import type { ScopeRequirement } from '../../../inventorum/scope-map.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { Pill } from '../../../ui/parts/pill.tsx';
import { EVIDENCE_WORDS } from './fact-words.ts';
import * as styles from './needed-scopes.module.css';

/** Either of two scopes is enough; each has its own evidence. */
export function NeededScopes({ needed }: { needed: ScopeRequirement }) {
  const { say } = useLanguage();
  const { right, legacy, rightEvidence, legacyEvidence } = needed;
  return (
    <>
      {right && (
        <span class={styles.needed}>
          <code>{right}</code> <EvidencePill evidence={rightEvidence} />
        </span>
      )}
      {legacy && (
        <span class={styles.needed}>
          <span class={common.muted}>{say('neededLegacy', { scope: legacy })}</span>{' '}
          <EvidencePill evidence={legacyEvidence} />
        </span>
      )}
    </>
  );
}

/** The evidence for a fact. */
export function EvidencePill({ evidence }: { evidence: Evidence }) {
  return <Pill tone="quiet" text={useLanguage().say(EVIDENCE_WORDS[evidence])} testId="evidence" />;
}

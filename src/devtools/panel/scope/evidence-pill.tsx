import type { Evidence } from '../../../inventorum/evidence.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { Pill } from '../../../ui/parts/pill.tsx';
import { EVIDENCE_WORDS } from '../detail/verdict/words/evidence-words.ts';

/** How something is known. */
export function EvidencePill({ evidence }: { evidence: Evidence }) {
  return <Pill tone="quiet" text={useLanguage().say(EVIDENCE_WORDS[evidence])} testId="evidence" />;
}

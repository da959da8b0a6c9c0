import type { Evidence } from '../../../../../inventorum/evidence.ts';
import type { MessageKey } from '../../../../../platform/i18n.ts';

/** How a fact is known, in a word or two. */
export const EVIDENCE_WORDS: Readonly<Record<Evidence, MessageKey>> = {
  documented: 'evidenceDocumented',
  recorded: 'evidenceRecorded',
  assumed: 'evidenceAssumed',
  observed: 'evidenceObserved',
};

import type { Notice } from '../../../../diagnosis/notices/notice.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import { sayPhrase } from '../../../../ui/language/phrase.ts';
import { Pill } from '../../../../ui/parts/pill.tsx';
import { EVIDENCE_WORDS } from './words/evidence-words.ts';
import { noticeWords } from './words/notice-words.ts';

/** What is worth knowing beside the verdict, calmly. */
export function Notices({ notices, now }: { notices: readonly Notice[]; now: number }) {
  const language = useLanguage();
  if (notices.length === 0) return null;
  return (
    <section class="notices" data-testid="notices">
      <h3>{language.say('notices')}</h3>
      <ul>
        {notices.map((notice) => (
          <li key={notice.kind} data-notice={notice.kind}>
            {sayPhrase(language, noticeWords(notice), now)}{' '}
            {'evidence' in notice && (
              <Pill tone="quiet" text={language.say(EVIDENCE_WORDS[notice.evidence])} testId="evidence" />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

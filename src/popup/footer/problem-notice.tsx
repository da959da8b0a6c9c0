import type { PageProblem } from '../../messaging/carry-out.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import { Notice } from './notice.tsx';

interface ProblemNoticeProps {
  readonly problem: PageProblem['code'];
  readonly onDismiss: () => void;
}

/** Why the last action failed. */
export function ProblemNotice({ problem, onDismiss }: ProblemNoticeProps) {
  const { say } = useLanguage();
  return <Notice text={say(PROBLEM_MESSAGE[problem])} testId="notice" onDismiss={onDismiss} />;
}

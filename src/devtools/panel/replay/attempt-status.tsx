import type { PlainKey } from '../../../messages/messages.ts';
import type { PageProblem } from '../../../messaging/carry-out.ts';
import type { ReplayResult } from '../../../messaging/protocol.ts';
import * as common from '../../../ui/common.module.css';
import { type Language, useLanguage } from '../../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../../ui/language/problem-message.ts';
import { type PanelState, usePanel } from '../panel-context.ts';
import * as styles from './attempt-status.module.css';
import type { RepeatProblem } from './repeatable.ts';
import type { ReplayAttempt } from './use-replays.ts';

const UNANSWERED: Readonly<Record<Exclude<ReplayResult['outcome'], 'answered'>, PlainKey>> = {
  redirected: 'replayRedirected',
  network: 'replayNetwork',
  timeout: 'replayTimeout',
};

/** The outcome of a replay, in a line with a reserved height. */
export function AttemptStatus({ originalKey }: { originalKey: string }) {
  const language = useLanguage();
  const panel = usePanel();
  const attempt = panel.replays.attempts.get(originalKey);
  const failed = attempt?.state === 'not sent';
  return (
    <p
      role="status"
      class={failed ? `${common.error} ${styles.attempt}` : styles.attempt}
      data-testid="attempt"
      data-state={attempt?.state ?? 'none'}
    >
      {attempt && attemptWords(language, attempt, panel)}
    </p>
  );
}

function attemptWords(language: Language, attempt: ReplayAttempt, panel: PanelState) {
  const { say } = language;
  switch (attempt.state) {
    case 'pending':
      return <span class={`${styles.late} ${common.muted}`}>{say('sendingAgain')}</span>;
    case 'not sent':
      return say(notSent(attempt.problem));
    case 'sent':
      return [
        sentWords(language, attempt, panel),
        ...(attempt.cut ? [say('replayCut')] : []),
        ...(attempt.unknownCharset ? [say('replayCharset')] : []),
      ].join(' ');
  }
}

function sentWords(
  { say }: Language,
  attempt: Extract<ReplayAttempt, { state: 'sent' }>,
  panel: PanelState,
): string {
  if (attempt.outcome !== 'answered') return say(UNANSWERED[attempt.outcome]);
  const status = panel.calls.find(({ key }) => key === attempt.key)?.exchange.status;
  return status === undefined ? '' : say('replayAnswered', { status: String(status) });
}

function notSent(problem: PageProblem['code']): PlainKey {
  switch (problem) {
    // No prompt is possible here: the permission was withdrawn.
    case 'no permission':
      return 'noTokenHostWithheld';
    // The background may have died during the call.
    case 'no answer':
      return 'replayNoAnswer';
    default:
      return PROBLEM_MESSAGE[problem];
  }
}

const SAYS: Readonly<Record<RepeatProblem, PlainKey>> = {
  method: 'repeatMethod',
  'token endpoint': 'repeatTokenEndpoint',
  cut: 'repeatCut',
  binary: 'repeatBinary',
  multipart: 'repeatMultipart',
  'too long': 'repeatTooLong',
  'not kept': 'repeatNotKept',
};

/** Why a call cannot be sent again unchanged. */
export function RepeatProblemWords({ problem }: { problem: RepeatProblem }) {
  return (
    <p class={common.muted} data-testid="repeat-problem">
      {useLanguage().say(SAYS[problem])}
    </p>
  );
}

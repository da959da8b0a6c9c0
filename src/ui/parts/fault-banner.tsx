import type { TabFault } from '../../injection/fault.ts';
import type { SandboxFault } from '../../inventorum/sandbox-fault.ts';
import type { PlainKey } from '../../messages/messages.ts';
import type { PageProblem } from '../../messaging/carry-out.ts';
import type { Status } from '../../storage/public/status.ts';
import { type Language, useLanguage } from '../language/language.ts';
import { PROBLEM_MESSAGE } from '../language/problem-message.ts';
import * as styles from './fault-banner.module.css';

interface FaultBannerProps {
  readonly fault: TabFault;
  /** names the other token set that a fault sends */
  readonly status: Status | undefined;
  /** why it could not be ended; null: nothing failed */
  readonly problem: PageProblem['code'] | null;
  readonly onEnd: () => void;
}

/** Says that calls fail on purpose while they do, and ends that. */
export function FaultBanner({ fault, status, problem, onEnd }: FaultBannerProps) {
  const language = useLanguage();
  return (
    <section class={styles.banner} aria-label={language.say('faultBanner')} data-testid="fault-banner">
      <p>{textOf(language, fault, status)}</p>
      <button type="button" data-testid="fault-end" onClick={onEnd}>
        {language.say('faultEnd')}
      </button>
      <p role="alert">{problem && language.say(PROBLEM_MESSAGE[problem])}</p>
    </section>
  );
}

function textOf({ say }: Language, { calls, path, way }: TabFault, status: Status | undefined): string {
  const every = calls === 'every';
  if (way.as === 'no answer') return say(every ? 'faultEveryNoAnswer' : 'faultNextNoAnswer', { path });
  if (way.as === 'sandbox') {
    return say(every ? 'faultEverySandbox' : 'faultNextSandbox', { path, answer: say(ANSWERED[way.answer]) });
  }
  const words =
    way.as === 'other token set'
      ? say('faultWithOther', { tokenSet: labelOf(status, way.tokenSetId) })
      : say(way.as === 'no token' ? 'faultWithoutToken' : 'faultWithBrokenToken');
  return say(every ? 'faultEvery' : 'faultNext', { path, way: words });
}

const ANSWERED: Readonly<Record<SandboxFault, PlainKey>> = {
  slow: 'faultAnsweredSlow',
  'rate-limit': 'faultAnsweredRateLimit',
  'server-error': 'faultAnsweredServerError',
  html: 'faultAnsweredHtml',
  'cut-body': 'faultAnsweredCutBody',
};

/** Empty: it is not saved any more. */
function labelOf(status: Status | undefined, tokenSetId: string): string {
  const tokenSets = (status?.apps ?? []).flatMap((app) => app.tokenSets);
  return tokenSets.find(({ id }) => id === tokenSetId)?.label ?? '';
}

import { useRef } from 'preact/hooks';
import type { Notice } from '../../../diagnosis/notices/notice.ts';
import type { Action, Diagnosis, ScopeWrong } from '../../../diagnosis/verdict/verdict.ts';
import type { FaultWay } from '../../../injection/fault.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { sayPhrase } from '../../../ui/language/phrase.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import * as detailStyles from '../detail/detail.module.css';
import { failedOnPurpose } from '../fault/failed-on-purpose.ts';
import { type Act, usePanel } from '../panel-context.ts';
import { Candidates } from '../replay/candidates.tsx';
import { ActionButton } from './action-button.tsx';
import { CallFacts } from './facts.tsx';
import { EvidencePill } from './needed-scopes.tsx';
import { noticeWords } from './notice-words.ts';
import { recordedAdvice, recordedSender, recordedTitle } from './recorded-words.ts';
import * as styles from './verdict-card.module.css';
import { verdictAdvice, verdictTitle } from './verdict-words.ts';
import { WaysToScope } from './ways-to-scope.tsx';

/** In the manifest's `options_ui`. */
const OPTIONS_PAGE = '/src/options/index.html';

/** What happened to one call, how we know, and what to do now. */
export function VerdictCard({ call }: { call: DiagnosedCall }) {
  const language = useLanguage();
  const { now, fault, facts } = usePanel();
  const { exchange, diagnosis, key } = call;
  const onPurpose = failedOnPurpose(call, fault.seen, facts.environments);
  const fromFile = call.copy === 'file';
  const title = fromFile ? recordedTitle(language, diagnosis) : verdictTitle(language, diagnosis);
  return (
    <div class={detailStyles.detail} aria-live="polite">
      <p class={`${common.muted} ${common.mono} ${detailStyles.call}`}>
        {exchange.method} {exchange.pathname}
      </p>
      <h2 data-testid="verdict-title">{sayPhrase(language, title, now)}</h2>
      <CallFacts exchange={exchange} diagnosis={fromFile ? asRecorded(diagnosis) : diagnosis} now={now} />
      <section data-testid="next-steps">
        {onPurpose === null ? (
          <>
            <Advice call={call} />
            {!fromFile && <WhatNow key={key} call={call} />}
          </>
        ) : (
          <p class={styles.advice} data-testid="on-purpose">
            {language.say(ON_PURPOSE[onPurpose])} {language.say('failedOnPurpose')}
          </p>
        )}
      </section>
      <Notices notices={diagnosis.notices} now={now} />
    </div>
  );
}

const ON_PURPOSE: Readonly<Record<FaultWay['as'], PlainKey>> = {
  'no token': 'onPurposeNoToken',
  'broken token': 'onPurposeBrokenToken',
  'other token set': 'onPurposeOtherToken',
  'no answer': 'onPurposeNoAnswer',
  sandbox: 'onPurposeSandbox',
};

function asRecorded(diagnosis: Diagnosis): Diagnosis {
  return { ...diagnosis, sender: recordedSender(diagnosis.sender) };
}

function Advice({ call: { exchange, diagnosis, copy } }: { call: DiagnosedCall }) {
  const language = useLanguage();
  const { now } = usePanel();
  const advice = (copy === 'file' ? recordedAdvice : verdictAdvice)(diagnosis, exchange.asked.initiator);
  if (!advice) return null;
  const { verdict } = diagnosis;
  return (
    <p class={styles.advice}>
      {sayPhrase(language, advice, now)} {verdict.kind === 'slash missing' && <code>{verdict.path}</code>}
      {verdict.kind === 'redirect' && verdict.location && <code>{verdict.location}</code>}
    </p>
  );
}

/** The one click that would change the outcome. */
function WhatNow({ call }: { call: DiagnosedCall }) {
  const { say } = useLanguage();
  const { act } = usePanel();
  const { action: wanted, verdict } = call.diagnosis;
  // A refresh that was refused here removes its own action, but its result must stay readable.
  const done = useRef<Action | null>(null);
  const action = wanted ?? done.current;
  const actAndKeep: Act = (what, reach) => {
    done.current = what;
    return act(what, reach);
  };
  if (verdict.kind === 'scope.wrong') return <ScopeNow call={call} verdict={verdict} />;
  if (!action) return null;
  return (
    <>
      <h3>{say('whatToDo')}</h3>
      <ActionButton action={action} isSpent={wanted === null} act={actAndKeep} />
    </>
  );
}

/** The saved token sets that have the scope; else the steps to get one. */
function ScopeNow({ call, verdict }: { call: DiagnosedCall; verdict: ScopeWrong }) {
  const { say } = useLanguage();
  const hasCandidates = verdict.candidates.length > 0;
  const steps = call.diagnosis.sender.kind === 'saved' && !verdict.disagrees;
  return (
    <>
      {hasCandidates && <Candidates call={call} verdict={verdict} />}
      {steps && (
        <>
          <h3>{say(hasCandidates ? 'orGetIt' : 'getIt')}</h3>
          <WaysToScope verdict={verdict} call={call} />
        </>
      )}
    </>
  );
}

/** Other facts worth knowing, without alarm. */
function Notices({ notices, now }: { notices: readonly Notice[]; now: number }) {
  const language = useLanguage();
  if (notices.length === 0) return null;
  return (
    <section data-testid="notices">
      <h3>{language.say('notices')}</h3>
      <ul>
        {notices.map((notice) => (
          <li key={notice.kind} data-notice={notice.kind}>
            {sayPhrase(language, noticeWords(notice), now)}{' '}
            {'evidence' in notice && <EvidencePill evidence={notice.evidence} />}
            {notice.kind === 'version missing' && (
              <a href={OPTIONS_PAGE} target="_blank" rel="noreferrer">
                {language.say('noticeVersionSetting')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PlainKey } from '../../messages/messages.ts';
import { type Call, carryOut, type PageProblem } from '../../messaging/carry-out.ts';
import type { RevealedSecret } from '../../messaging/protocol.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import { CopyButton } from '../../ui/parts/copy-button.tsx';
import { LinkButton } from '../../ui/parts/link-button.tsx';
import * as styles from './form.module.css';
import type { FormSubject } from './form-subject.ts';

/** ms that a secret is shown */
const SHOWN_FOR = 20_000;

interface Revealable {
  readonly id: string;
  readonly secret: RevealedSecret;
  readonly ask: PlainKey;
  readonly costs: PlainKey;
}

/** The secret that the item of a form is about; null: it has none yet. */
function revealable(subject: FormSubject): Revealable | null {
  switch (subject.form) {
    case 'edit app':
      return { id: subject.app.id, secret: 'client secret', ask: 'showClientSecret', costs: 'secretCosts' };
    case 'edit token set':
      return {
        id: subject.tokenSet.id,
        secret: 'refresh token',
        ask: 'showRefreshToken',
        costs: 'refreshTokenCosts',
      };
    default:
      return null;
  }
}

type Step =
  | { readonly step: 'closed' }
  | { readonly step: 'asked'; readonly problem: PageProblem['code'] | null }
  | { readonly step: 'shown'; readonly value: string };

/** Shows a saved secret for a moment, after what a second place costs was said. */
export function TakeAlong({ subject, call }: { readonly subject: FormSubject; readonly call: Call }) {
  const { say } = useLanguage();
  const [now, setNow] = useState<Step>({ step: 'closed' });
  useEffect(() => {
    if (now.step !== 'shown') return;
    const timer = setTimeout(() => setNow({ step: 'closed' }), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [now]);
  const root = useRef<HTMLDivElement>(null);
  const drawn = useRef(now.step);
  useLayoutEffect(() => {
    if (drawn.current === now.step) return;
    drawn.current = now.step;
    // The focused button goes with its step, and the focus would go with it.
    if (document.activeElement === document.body) root.current?.querySelector('button')?.focus();
  }, [now.step]);
  const taken = revealable(subject);
  if (!taken) return null;
  const { id, secret } = taken;

  async function show(): Promise<void> {
    const outcome = await carryOut(call, 'secret.reveal', { id, secret });
    setNow(
      outcome.ok
        ? { step: 'shown', value: outcome.value.value }
        : { step: 'asked', problem: outcome.problem.code },
    );
  }

  return (
    <div ref={root}>
      {now.step === 'closed' ? (
        <p>
          <LinkButton
            text={say(taken.ask)}
            testId="take-along"
            onClick={() => setNow({ step: 'asked', problem: null })}
          />
        </p>
      ) : (
        <section class={styles.group} data-testid="take-along-step" data-step={now.step}>
          <p>{say(taken.costs)}</p>
          {now.step === 'asked' ? <Asked problem={now.problem} show={show} /> : <Shown value={now.value} />}
        </section>
      )}
    </div>
  );
}

interface AskedProps {
  readonly problem: PageProblem['code'] | null;
  readonly show: () => Promise<void>;
}

function Asked({ problem, show }: AskedProps) {
  const { say } = useLanguage();
  return (
    <>
      <p>
        <button type="button" data-testid="reveal" onClick={() => void show()}>
          {say('showAnyway')}
        </button>
      </p>
      {problem && (
        <p role="alert" class={common.error}>
          {say(PROBLEM_MESSAGE[problem])}
        </p>
      )}
    </>
  );
}

function Shown({ value }: { readonly value: string }) {
  const { say } = useLanguage();
  return (
    <>
      <output class={styles.revealed} data-testid="revealed" translate={false}>
        {value}
      </output>
      <p>
        <CopyButton label={say('copy')} testId="copy-revealed" text={() => value} />
      </p>
      <p class={common.hint}>{say('shownForAMoment')}</p>
    </>
  );
}

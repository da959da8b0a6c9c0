import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { type Language, useLanguage } from '../../../ui/language/language.ts';
import { byteCount, elapsed } from '../../../ui/language/measures.ts';
import { sayPhrase } from '../../../ui/language/phrase.ts';
import { visibleLines } from '../../../ui/language/visible-text.ts';
import { LinkButton } from '../../../ui/parts/link-button.tsx';
import type { CallBody } from '../calls/body-store.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { CutNote, MISSING } from '../detail/body.tsx';
import { useShown } from '../detail/redacted-call.tsx';
import { indented } from '../json-tree/indented.ts';
import { senderName, statusTone } from '../list/call-words.ts';
import * as statusStyles from '../list/status.module.css';
import { usePanel } from '../panel-context.ts';
import { verdictTitle } from '../verdict/verdict-words.ts';
import * as styles from './comparison.module.css';

/** The outcome of a replay beside that of the original call; nothing before a replay. */
export function Comparison({ original }: { original: DiagnosedCall }) {
  const { say } = useLanguage();
  const { replays, calls, elements, on } = usePanel();
  const attempt = replays.attempts.get(original.key);
  const replay = attempt?.state === 'sent' ? calls.find(({ key }) => key === attempt.key) : undefined;
  const section = useRef<HTMLElement>(null);
  const known = useRef(replay?.key);
  useLayoutEffect(() => {
    if (known.current === replay?.key) return;
    known.current = replay?.key;
    bringIntoSight(section.current, elements.tabContent.current);
  });
  if (!replay) return null;
  return (
    <section
      ref={section}
      class={styles.comparison}
      aria-label={say('comparison')}
      aria-live="off"
      data-testid="comparison"
    >
      <Side title={say('original')} call={original} testId="original" />
      <Side title={say('replay')} call={replay} testId="replay">
        <LinkButton text={say('openReplay')} testId="open-replay" onClick={() => on.select(replay.key)} />
      </Side>
    </section>
  );
}

interface SideProps {
  readonly title: string;
  readonly call: DiagnosedCall;
  readonly testId: string;
  readonly children?: ComponentChildren;
}

function Side({ title, call, testId, children }: SideProps) {
  const language = useLanguage();
  const { now } = usePanel();
  const { exchange, diagnosis } = call;
  return (
    <div
      class={styles.side}
      role="group"
      aria-label={title}
      data-testid={`side-${testId}`}
      data-status={exchange.status}
    >
      <p class={styles.title}>
        {title} {children}
      </p>
      <p>
        <span class={`${common.mono} ${statusStyles.status}`} data-tone={statusTone(exchange.status)}>
          {exchange.status || '–'}
        </span>{' '}
        {sayPhrase(language, verdictTitle(language, diagnosis), now)}
      </p>
      <p class={common.muted}>{factsLine(language, call)}</p>
      <ComparedBody call={call} />
    </div>
  );
}

function factsLine(language: Language, { exchange, diagnosis, size }: DiagnosedCall): string {
  const { tag } = language;
  const { method, duration } = exchange;
  const parts = [method, senderName(language, diagnosis), elapsed(tag, duration)];
  return [...parts, ...(size === null ? [] : [byteCount(tag, size)])].join(' · ');
}

/** Space for the status line above. */
const MARGIN = 40;

/** Scrolls only the pane: the panel is a frame, and its surroundings must not move. */
function bringIntoSight(element: HTMLElement | null, pane: HTMLElement | null): void {
  if (!element || !pane) return;
  const below = element.getBoundingClientRect().top - pane.getBoundingClientRect().top - MARGIN;
  pane.scrollTop += Math.max(0, below);
}

const NONE: Readonly<Record<Exclude<CallBody['kind'], 'text'>, PlainKey>> = {
  ...MISSING,
  base64: 'comparedBytes',
};

/** Characters; the response tab shows the rest. */
const LONGEST = 20_000;

/** The body of an answer without secrets, short enough to compare by eye. */
function ComparedBody({ call }: { call: DiagnosedCall }) {
  const { say } = useLanguage();
  const shown = useShown(call, 'with body');
  if (shown.state === 'reading') return <pre class={styles.body} aria-busy="true" />;
  if (shown.state !== 'shown') return <p class={common.muted}>{say('notShown')}</p>;
  if (shown.body.kind !== 'text') return <p class={common.muted}>{say(NONE[shown.body.kind])}</p>;
  const text = indented(shown.entry.response.content.text ?? '');
  return (
    <>
      <CutNote body={shown.body} />
      <pre
        class={`${styles.body} ${common.mono}`}
        tabIndex={0}
        aria-label={say('body')}
        data-testid="compared-body"
      >
        <bdi>{visibleLines(text.slice(0, LONGEST))}</bdi>
        {text.length > LONGEST && <span class={common.muted}>{`\n${say('comparedMore')}`}</span>}
      </pre>
    </>
  );
}

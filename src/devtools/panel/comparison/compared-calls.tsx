import * as common from '../../../ui/common.module.css';
import { type Language, useLanguage } from '../../../ui/language/language.ts';
import { byteCount, elapsed } from '../../../ui/language/measures.ts';
import { sayPhrase } from '../../../ui/language/phrase.ts';
import { LinkButton } from '../../../ui/parts/link-button.tsx';
import type { DiagnosedCall } from '../calls/call.ts';
import { senderName, statusTone } from '../list/call-words.ts';
import * as statusStyles from '../list/status.module.css';
import { usePanel } from '../panel-context.ts';
import { verdictTitle } from '../verdict/verdict-words.ts';
import * as styles from './compared-calls.module.css';
import { ComparisonView } from './comparison-view.tsx';

/** One of two calls beside each other. */
interface Side {
  readonly call: DiagnosedCall;
  readonly title: string;
  readonly testId: string;
  /** a link selects it in the list */
  readonly opens?: boolean;
}

/** Two calls side by side, and below what differs. */
export function ComparedCalls({ before, after }: { before: Side; after: Side }) {
  return (
    <div class={styles.compared}>
      <div class={styles.sides}>
        <CallSide {...before} />
        <CallSide {...after} />
      </div>
      <ComparisonView
        key={`${before.call.key} ${after.call.key}`}
        pair={{ before: before.call, after: after.call }}
      />
    </div>
  );
}

function CallSide({ call, title, testId, opens = false }: Side) {
  const language = useLanguage();
  const { now, on } = usePanel();
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
        {title}{' '}
        {opens && (
          <LinkButton
            text={language.say('openCall')}
            testId={`open-${testId}`}
            onClick={() => on.select(call.key)}
          />
        )}
      </p>
      <p>
        <span class={`${common.mono} ${statusStyles.status}`} data-tone={statusTone(exchange.status)}>
          {exchange.status || '–'}
        </span>{' '}
        {sayPhrase(language, verdictTitle(language, diagnosis), now)}
      </p>
      <p class={common.muted}>{factsLine(language, call)}</p>
    </div>
  );
}

function factsLine(language: Language, { exchange, diagnosis, size }: DiagnosedCall): string {
  const { tag } = language;
  const { method, duration } = exchange;
  const parts = [method, senderName(language, diagnosis), elapsed(tag, duration)];
  return [...parts, ...(size === null ? [] : [byteCount(tag, size)])].join(' · ');
}

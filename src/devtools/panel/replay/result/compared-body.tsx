import type { MessageKey } from '../../../../platform/i18n.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import { visibleLines } from '../../../../ui/language/visible-text.ts';
import type { CallBody } from '../../calls/body-store.ts';
import type { DiagnosedCall } from '../../calls/call.ts';
import { useShown } from '../../detail/redacted-call.tsx';
import { useReplayDesk } from '../desk.ts';
import { laidOut } from './laid-out.ts';

const NONE: Readonly<Record<Exclude<CallBody['kind'], 'text'>, MessageKey>> = {
  base64: 'comparedBytes',
  none: 'bodyNone',
  gone: 'bodyGone',
  dropped: 'bodyDropped',
};

/** Characters; the tab of the response has all of it. */
const LONGEST = 20_000;

/** The body of an answer without its secrets, short enough to be compared by eye. */
export function ComparedBody({ call }: { call: DiagnosedCall }) {
  const { say } = useLanguage();
  const { bodies, redact } = useReplayDesk();
  const shown = useShown({ call, bodies, redact }, 'with body');
  if (shown.state === 'reading') return <pre class="compared" aria-busy="true" />;
  if (shown.state !== 'shown') return <p class="muted">{say('notShown')}</p>;
  if (shown.body.kind !== 'text') return <p class="muted">{say(NONE[shown.body.kind])}</p>;
  const text = laidOut(shown.entry.response.content.text ?? '');
  return (
    <pre class="compared mono" tabIndex={0} aria-label={say('body')} data-testid="compared-body">
      <bdi>{visibleLines(text.slice(0, LONGEST))}</bdi>
      {text.length > LONGEST && <span class="muted">{`\n${say('comparedMore')}`}</span>}
    </pre>
  );
}

import type { AccessAdvice } from '../../../../diagnosis/advice/access-advice.ts';
import type { MessageKey } from '../../../../platform/i18n.ts';
import { useLanguage } from '../../../../ui/language/language.ts';

/** Calls for which the least set may not be enough. */
export function AdviceWarnings({ advice: { unknown, disputed } }: { advice: AccessAdvice }) {
  return (
    <>
      <Warning text="adviceUnknown" calls={unknown} testId="advice-unknown" />
      <Warning text="adviceDisputed" calls={disputed} testId="advice-disputed" />
    </>
  );
}

function Warning(props: { text: MessageKey; calls: readonly string[]; testId: string }) {
  const { say } = useLanguage();
  const { text, calls, testId } = props;
  if (calls.length === 0) return null;
  return (
    <div class="warning" data-testid={testId}>
      <p class="prose">{say(text)}</p>
      <ul>
        {calls.map((call) => (
          <li key={call}>
            <code>{call}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

import type { AccessAdvice } from '../../../../diagnosis/advice/access-advice.ts';
import { SHORE_APPS_PAGE, SUPPORT_ADDRESS } from '../../../../inventorum/contacts.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import { CopyButton } from '../../../../ui/parts/copy-button.tsx';

/** The least set that would have served every call, ready to be pasted, and where to take it. */
export function LeastScope({ advice: { tokenSet, least } }: { advice: AccessAdvice }) {
  const { say } = useLanguage();
  if (least.length === 0) return null;
  const list = least.join(' ');
  return (
    <div class="least">
      <h4>{say('adviceLeast')}</h4>
      <p class="least-list">
        <code data-testid="least">{list}</code>
        <CopyButton label={say('copy')} text={() => list} testId="copy-least" />
      </p>
      {tokenSet?.app.kind === 'legacy' ? (
        <p class="prose muted">
          {say('adviceLegacyWay', tokenSet.app.clientId)}{' '}
          <a href={`mailto:${SUPPORT_ADDRESS}`}>{SUPPORT_ADDRESS}</a>
        </p>
      ) : (
        <p class="prose muted">
          {say('adviceInternalWay')}{' '}
          <a href={SHORE_APPS_PAGE} target="_blank" rel="noreferrer">
            {SHORE_APPS_PAGE.replace('https://', '')}
          </a>
        </p>
      )}
    </div>
  );
}

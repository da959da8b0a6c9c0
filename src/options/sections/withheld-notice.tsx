import { useLanguage } from '../../ui/language/language.ts';

/** Says that the browser keeps an origin from us, and asks it back. */
export function WithheldNotice({ onGrant }: { onGrant: () => void }) {
  const { say } = useLanguage();
  return (
    <p class="withheld error">
      {say('withheld')}{' '}
      <button type="button" data-testid="grant" onClick={onGrant}>
        {say('allowAccess')}
      </button>
    </p>
  );
}

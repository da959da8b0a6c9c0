import { useId } from 'preact/hooks';
import { useLanguage } from '../../../../ui/language/language.ts';

interface CookieChoiceProps {
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

/** Whether the copy holds the cookies; what is drawn never does. */
export function CookieChoice({ chosen, onChoose }: CookieChoiceProps) {
  const { say } = useLanguage();
  const id = useId();
  return (
    <div class="cookie-choice">
      <label>
        <input
          type="checkbox"
          checked={chosen}
          aria-describedby={id}
          data-testid="code-cookies"
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        {say('codeCookies')}
      </label>
      <p id={id} class="muted">
        {say('codeCookiesMean')}
      </p>
    </div>
  );
}

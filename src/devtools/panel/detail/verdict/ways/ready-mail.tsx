import { useState } from 'preact/hooks';
import { useLanguage } from '../../../../../ui/language/language.ts';
import { CopyButton } from '../../shown/copy-button.tsx';
import type { Mail, MailLanguage } from './support-mail-text.ts';

/** Each language calls itself by its own name, whatever the page's. */
const LANGUAGES: readonly (readonly [MailLanguage, string])[] = [
  ['en', 'English'],
  ['de', 'Deutsch'],
];

interface ReadyMailProps {
  /** whom it goes to, empty: the user knows */
  readonly address: string;
  readonly textIn: (language: MailLanguage) => Mail;
  readonly testId: string;
}

/** An e-mail, ready in two languages: to be copied, or opened in the mail program. */
export function ReadyMail({ address, textIn, testId }: ReadyMailProps) {
  const { say, tag } = useLanguage();
  const [language, setLanguage] = useState<MailLanguage>(tag.startsWith('de') ? 'de' : 'en');
  const mail = textIn(language);
  return (
    <div class="mail" data-testid={testId}>
      <div class="mail-bar">
        <fieldset class="forms" aria-label={say('mailLanguage')}>
          {LANGUAGES.map(([each, name]) => (
            <button
              key={each}
              type="button"
              lang={each}
              aria-pressed={language === each}
              data-testid={`mail-${each}`}
              onClick={() => setLanguage(each)}
            >
              {name}
            </button>
          ))}
        </fieldset>
        <CopyButton
          label={say('copyMail')}
          testId="copy-mail"
          text={() => `${mail.subject}\n\n${mail.body}`}
        />
        <a href={mailto(address, mail)}>{say('openMail')}</a>
      </div>
      <pre lang={language} data-testid="mail-text">
        <b>{mail.subject}</b>
        {`\n\n${mail.body.trimEnd()}`}
      </pre>
    </div>
  );
}

function mailto(address: string, { subject, body }: Mail): string {
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

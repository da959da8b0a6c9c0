import { useState } from 'preact/hooks';
import { SUPPORT_ADDRESS } from '../../../../../inventorum/contacts.ts';
import { useLanguage } from '../../../../../ui/language/language.ts';
import { CopyButton } from '../../shown/copy-button.tsx';
import { type Mail, type MailLanguage, type ScopeRequest, supportMailText } from './support-mail-text.ts';

/** Each language calls itself by its own name, whatever the page's. */
const LANGUAGES: readonly (readonly [MailLanguage, string])[] = [
  ['en', 'English'],
  ['de', 'Deutsch'],
];

/** The e-mail to the support, ready in two languages: to be copied, or opened in the mail program. */
export function SupportMail({ request }: { request: ScopeRequest }) {
  const { say, tag } = useLanguage();
  const [language, setLanguage] = useState<MailLanguage>(tag.startsWith('de') ? 'de' : 'en');
  const mail = supportMailText(language, request);
  return (
    <div class="mail" data-testid="support-mail">
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
        <a href={mailto(mail)}>{say('openMail')}</a>
      </div>
      <pre lang={language} data-testid="mail-text">
        <b>{mail.subject}</b>
        {`\n\n${mail.body.trimEnd()}`}
      </pre>
    </div>
  );
}

function mailto({ subject, body }: Mail): string {
  return `mailto:${SUPPORT_ADDRESS}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

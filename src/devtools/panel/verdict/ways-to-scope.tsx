import { useState } from 'preact/hooks';
import type { SavedTokenSet } from '../../../diagnosis/knowledge.ts';
import type { ScopeWrong } from '../../../diagnosis/verdict/verdict.ts';
import { SHORE_APPS_PAGE, SUPPORT_ADDRESS } from '../../../inventorum/contacts.ts';
import { pathTemplate } from '../../../inventorum/find-endpoint.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { CopyButton } from '../../../ui/parts/copy-button.tsx';
import type { DiagnosedCall } from '../calls/call.ts';
import * as segmentStyles from '../detail/segments.module.css';
import { ownerMailText } from './owner-mail-text.ts';
import { type Mail, type MailLanguage, type ScopeRequest, supportMailText } from './support-mail-text.ts';
import * as styles from './ways-to-scope.module.css';

type App = SavedTokenSet['app'];

function requestOf(
  { label, clientId }: App,
  { missing, granted }: ScopeWrong,
  { exchange: { method, pathname }, diagnosis: { endpoint } }: DiagnosedCall,
): ScopeRequest {
  return {
    appLabel: label,
    clientId,
    missing,
    granted,
    method,
    template: endpoint?.template ?? pathTemplate(pathname),
  };
}

/**
 * How to get the missing scope: from the token manager for internal apps, from support for those issued before 2019.
 */
export function WaysToScope({ verdict, call }: { verdict: ScopeWrong; call: DiagnosedCall }) {
  const { sender } = call.diagnosis;
  if (sender.kind !== 'saved' || verdict.disagrees) return null;
  const { app } = sender.tokenSet;
  return (
    <ol class={styles.steps}>
      {app.kind === 'internal' ? (
        <InternalSteps app={app} verdict={verdict} request={requestOf(app, verdict, call)} />
      ) : (
        <LegacySteps request={requestOf(app, verdict, call)} />
      )}
    </ol>
  );
}

interface InternalStepsProps {
  readonly app: App;
  readonly verdict: ScopeWrong;
  readonly request: ScopeRequest;
}

function InternalSteps({ app, verdict: { missing, granted }, request }: InternalStepsProps) {
  const { say } = useLanguage();
  const scopes = [...(granted ?? []), ...(missing === null ? [] : [missing])];
  return (
    <>
      <li>
        {say('stepOpenTokenManager', { app: app.label })}{' '}
        <a href={SHORE_APPS_PAGE} target="_blank" rel="noreferrer">
          {SHORE_APPS_PAGE.replace('https://', '')}
        </a>
      </li>
      <li>
        {missing ? (
          <>
            {say('stepGenerateToken')} <code class={styles.scopes}>{scopes.join(' ')}</code>{' '}
            <CopyButton label={say('copyScopes')} testId="copy-scopes" text={() => scopes.join(' ')} />
          </>
        ) : (
          say('stepGenerateTokenUnknown')
        )}
      </li>
      <li>{say('stepAddToken')}</li>
      <li class={styles.aside}>
        <AskOwner request={request} />
      </li>
    </>
  );
}

/** For developers without access to the token manager. */
function AskOwner({ request }: { request: ScopeRequest }) {
  const { say } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <details data-testid="ask-owner" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('askOwner')}</summary>
      {open && (
        <ReadyMail address="" textIn={(language) => ownerMailText(language, request)} testId="owner-mail" />
      )}
    </details>
  );
}

function LegacySteps({ request }: { request: ScopeRequest }) {
  const { say } = useLanguage();
  return (
    <>
      <li>
        {say('stepWriteSupport')} <a href={`mailto:${SUPPORT_ADDRESS}`}>{SUPPORT_ADDRESS}</a>
        <ReadyMail
          address={SUPPORT_ADDRESS}
          textIn={(language) => supportMailText(language, request)}
          testId="support-mail"
        />
      </li>
      <li>{say('stepRefreshAfterMail')}</li>
    </>
  );
}

/** Each language has its own name for itself, whatever the page's language. */
const LANGUAGES: readonly (readonly [MailLanguage, string])[] = [
  ['en', 'English'],
  ['de', 'Deutsch'],
];

interface ReadyMailProps {
  /** recipient; empty: the user knows it */
  readonly address: string;
  readonly textIn: (language: MailLanguage) => Mail;
  readonly testId: string;
}

/** An e-mail in two languages, to be copied or opened in the mail program. */
function ReadyMail({ address, textIn, testId }: ReadyMailProps) {
  const { say, tag } = useLanguage();
  const [language, setLanguage] = useState<MailLanguage>(tag.startsWith('de') ? 'de' : 'en');
  const mail = textIn(language);
  return (
    <div class={styles.mail} data-testid={testId}>
      <div class={styles.bar}>
        <fieldset class={segmentStyles.segments} aria-label={say('mailLanguage')}>
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
      {/* It scrolls in a low panel, so the keyboard must be able to reach it. */}
      <pre lang={language} tabIndex={0} data-testid="mail-text">
        <b>{mail.subject}</b>
        {`\n\n${mail.body.trimEnd()}`}
      </pre>
    </div>
  );
}

function mailto(address: string, { subject, body }: Mail): string {
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

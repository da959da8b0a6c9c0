import { useState } from 'preact/hooks';
import type { SavedTokenSet } from '../../../../../diagnosis/knowledge.ts';
import type { ScopeWrong } from '../../../../../diagnosis/verdict/verdict.ts';
import { SHORE_APPS_PAGE, SUPPORT_ADDRESS } from '../../../../../inventorum/contacts.ts';
import { pathTemplate } from '../../../../../inventorum/find-endpoint.ts';
import { useLanguage } from '../../../../../ui/language/language.ts';
import type { DiagnosedCall } from '../../../calls/call.ts';
import { CopyButton } from '../../shown/copy-button.tsx';
import { ownerMailText } from './owner-mail-text.ts';
import { ReadyMail } from './ready-mail.tsx';
import { type ScopeRequest, supportMailText } from './support-mail-text.ts';

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

/** How to get the missing scope: the token manager for internal apps, the support for those of before 2019. */
export function WaysToScope({ verdict, call }: { verdict: ScopeWrong; call: DiagnosedCall }) {
  const { sender } = call.diagnosis;
  if (sender.kind !== 'saved' || verdict.disagrees) return null;
  const { app } = sender.tokenSet;
  return (
    <ol class="steps">
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
        {say('stepOpenTokenManager', app.label)}{' '}
        <a href={SHORE_APPS_PAGE} target="_blank" rel="noreferrer">
          {SHORE_APPS_PAGE.replace('https://', '')}
        </a>
      </li>
      <li>
        {missing ? (
          <>
            {say('stepGenerateToken')} <code class="scope-list">{scopes.join(' ')}</code>{' '}
            <CopyButton label={say('copyScopes')} testId="copy-scopes" text={() => scopes.join(' ')} />
          </>
        ) : (
          say('stepGenerateTokenUnknown')
        )}
      </li>
      <li>{say('stepAddToken')}</li>
      <li class="aside">
        <AskOwner request={request} />
      </li>
    </>
  );
}

/** Where the developer has no access to the token manager. */
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

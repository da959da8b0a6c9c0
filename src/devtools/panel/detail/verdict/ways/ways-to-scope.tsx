import type { SavedTokenSet } from '../../../../../diagnosis/knowledge.ts';
import type { ScopeWrong } from '../../../../../diagnosis/verdict/verdict.ts';
import { SHORE_APPS_PAGE, SUPPORT_ADDRESS } from '../../../../../inventorum/contacts.ts';
import { pathTemplate } from '../../../../../inventorum/find-endpoint.ts';
import { useLanguage } from '../../../../../ui/language/language.ts';
import type { ListedExchange } from '../../../list/listed-exchange.ts';
import { CopyButton } from '../../shown/copy-button.tsx';
import { SupportMail } from './support-mail.tsx';
import type { ScopeRequest } from './support-mail-text.ts';

type App = SavedTokenSet['app'];

function requestOf(
  { clientId }: App,
  { missing, granted }: ScopeWrong,
  { exchange: { method, pathname }, diagnosis: { endpoint } }: ListedExchange,
): ScopeRequest {
  return { clientId, missing, granted, method, template: endpoint?.template ?? pathTemplate(pathname) };
}

/** How to get the missing scope: the token manager for internal apps, the support for those of before 2019. */
export function WaysToScope({ verdict, listed }: { verdict: ScopeWrong; listed: ListedExchange }) {
  const { sender } = listed.diagnosis;
  if (sender.kind !== 'saved' || verdict.disagrees) return null;
  const { app } = sender.tokenSet;
  return (
    <ol class="steps">
      {app.kind === 'internal' ? (
        <InternalSteps app={app} verdict={verdict} />
      ) : (
        <LegacySteps request={requestOf(app, verdict, listed)} />
      )}
    </ol>
  );
}

function InternalSteps({ app, verdict: { missing, granted } }: { app: App; verdict: ScopeWrong }) {
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
    </>
  );
}

function LegacySteps({ request }: { request: ScopeRequest }) {
  const { say } = useLanguage();
  return (
    <>
      <li>
        {say('stepWriteSupport')} <a href={`mailto:${SUPPORT_ADDRESS}`}>{SUPPORT_ADDRESS}</a>
        <SupportMail request={request} />
      </li>
      <li>{say('stepRefreshAfterMail')}</li>
    </>
  );
}

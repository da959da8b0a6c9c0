import type { SavedTokenSet } from '../../../../diagnosis/knowledge.ts';
import type { Diagnosis, ScopeWrong } from '../../../../diagnosis/verdict/verdict.ts';
import { SHORE_APPS_PAGE, SUPPORT_ADDRESS } from '../../../../inventorum/contacts.ts';
import { useLanguage } from '../../../../ui/language/language.ts';

type App = SavedTokenSet['app'];

/** How to get the missing scope: the token manager for internal apps, the support for those of before 2019. */
export function WaysToScope({ verdict, diagnosis }: { verdict: ScopeWrong; diagnosis: Diagnosis }) {
  const { sender } = diagnosis;
  if (sender.kind !== 'saved' || verdict.disagrees) return null;
  const { app } = sender.tokenSet;
  return (
    <ol class="steps">
      {app.kind === 'internal' ? (
        <InternalSteps app={app} verdict={verdict} />
      ) : (
        <LegacySteps app={app} missing={verdict.missing} />
      )}
    </ol>
  );
}

function InternalSteps({ app, verdict: { missing, granted } }: { app: App; verdict: ScopeWrong }) {
  const { say } = useLanguage();
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
            {say('stepGenerateToken')}{' '}
            <code class="scope-list">{[...(granted ?? []), missing].join(' ')}</code>
          </>
        ) : (
          say('stepGenerateTokenUnknown')
        )}
      </li>
      <li>{say('stepAddToken')}</li>
    </>
  );
}

function LegacySteps({ app, missing }: { app: App; missing: string | null }) {
  const { say } = useLanguage();
  return (
    <>
      <li>
        {missing
          ? say('stepWriteSupport', missing, app.clientId)
          : say('stepWriteSupportUnknown', app.clientId)}{' '}
        <a href={`mailto:${SUPPORT_ADDRESS}`}>{SUPPORT_ADDRESS}</a>
      </li>
      <li>{say('stepRefreshAfterMail')}</li>
    </>
  );
}

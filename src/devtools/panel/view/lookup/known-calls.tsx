import type { SavedTokenSet } from '../../../../diagnosis/knowledge.ts';
import type { KnownCall } from '../../../../diagnosis/lookup/look-up.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import { NeededScopes } from '../../verdict/needed-scopes.tsx';
import { CallName } from '../call-name.tsx';
import { SourceLink } from '../source-link.tsx';
import { TokenSetsFor } from './token-sets-for.tsx';

interface KnownCallsProps {
  readonly calls: readonly KnownCall[];
  readonly tokenSets: readonly SavedTokenSet[];
}

/** Calls with the scope that each needs, how that is known, and which saved token sets have it. */
export function KnownCalls({ calls, tokenSets }: KnownCallsProps) {
  const { say } = useLanguage();
  if (calls.length === 0) return null;
  return (
    <table class="calls" aria-label={say('lookupCalls')}>
      <thead>
        <tr>
          <th scope="col">{say('columnCall')}</th>
          <th scope="col">{say('needed')}</th>
          <th scope="col">{say('columnTokens')}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <KnownCallRow key={`${call.method} ${call.template}`} call={call} tokenSets={tokenSets} />
        ))}
      </tbody>
    </table>
  );
}

function KnownCallRow({ call, tokenSets }: { call: KnownCall; tokenSets: readonly SavedTokenSet[] }) {
  const { method, template } = call;
  return (
    <tr data-testid="known-call" data-call={`${method} ${template}`}>
      <th scope="row">
        <CallName method={method} template={template} />
      </th>
      <td class="one-line" data-testid="known-need">
        <Need call={call} />
      </td>
      <td>
        <TokenSetsFor call={call} tokenSets={tokenSets} />
      </td>
    </tr>
  );
}

function Need({ call: { endpoint, needed, disputed } }: { call: KnownCall }) {
  const { say } = useLanguage();
  if (needed === null) {
    return (
      <>
        <span class="muted">{say(endpoint ? 'needsNoScope' : 'grantedUnknown')}</span>
        {endpoint && <Source source={endpoint.source} />}
      </>
    );
  }
  return (
    <>
      <NeededScopes needed={needed} />
      {disputed && (
        <span class="needed">
          {say(
            'disputedText',
            [disputed.right, disputed.legacy].filter((scope) => scope !== null).join(' / '),
          )}
        </span>
      )}
      <Source source={needed.source} />
    </>
  );
}

/** Some of what we know stands on no page that could be opened. */
function Source({ source }: { source: string }) {
  return source.startsWith('https://') && !source.includes(' ') ? <SourceLink source={source} /> : null;
}

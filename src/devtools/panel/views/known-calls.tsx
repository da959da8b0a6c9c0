import type { SavedTokenSet } from '../../../diagnosis/knowledge.ts';
import type { KnownCall } from '../../../diagnosis/look-up.ts';
import { isGranted } from '../../../inventorum/scopes.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { disputedWords } from '../verdict/fact-words.ts';
import * as neededStyles from '../verdict/needed-scopes.module.css';
import { NeededScopes } from '../verdict/needed-scopes.tsx';
import { CallName, SourceLink } from './parts.tsx';
import * as styles from './views.module.css';

interface KnownCallsProps {
  readonly calls: readonly KnownCall[];
  readonly tokenSets: readonly SavedTokenSet[];
}

/** Calls with their needed scope, its evidence, and the saved token sets that have it. */
export function KnownCalls({ calls, tokenSets }: KnownCallsProps) {
  const { say } = useLanguage();
  if (calls.length === 0) return null;
  return (
    <table aria-label={say('lookupCalls')}>
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
      <td class={styles.oneLine} data-testid="known-need">
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
        <span class={common.muted}>{say(endpoint ? 'needsNoScope' : 'grantedUnknown')}</span>
        {endpoint && <Source source={endpoint.source} />}
      </>
    );
  }
  return (
    <>
      <NeededScopes needed={needed} />
      {disputed && <span class={neededStyles.needed}>{disputedWords(say, disputed)}</span>}
      <Source source={needed.source} />
    </>
  );
}

/** Some sources have no page to open. */
function Source({ source }: { source: string }) {
  return source.startsWith('https://') && !source.includes(' ') ? <SourceLink source={source} /> : null;
}

type Has = 'has' | 'lacks' | 'not known';

const MARKS: Readonly<Record<Has, readonly [mark: string, word: PlainKey]>> = {
  has: ['✓', 'tokenHasScope'],
  lacks: ['✗', 'tokenLacksScope'],
  'not known': ['?', 'tokenScopeUnknown'],
};

interface TokenSetsForProps {
  readonly call: KnownCall;
  readonly tokenSets: readonly SavedTokenSet[];
}

/** All token sets, those that may make the call first. */
function TokenSetsFor({ call: { endpoint, needed }, tokenSets }: TokenSetsForProps) {
  const { say } = useLanguage();
  if (needed === null) return <span class={common.muted}>{endpoint ? '–' : say('grantedUnknown')}</span>;
  if (tokenSets.length === 0) return <span class={common.muted}>{say('noTokenSaved')}</span>;
  const marked = tokenSets.map((tokenSet) => {
    const { scope } = tokenSet;
    const has: Has = scope === null ? 'not known' : isGranted(needed, scope) ? 'has' : 'lacks';
    return { tokenSet, has };
  });
  const sorted = [...marked.filter(({ has }) => has === 'has'), ...marked.filter(({ has }) => has !== 'has')];
  return (
    <ul class={styles.tokenSets}>
      {sorted.map(({ tokenSet, has }) => (
        <TokenSetMark key={tokenSet.id} tokenSet={tokenSet} has={has} />
      ))}
    </ul>
  );
}

function TokenSetMark({ tokenSet: { label, live }, has }: { tokenSet: SavedTokenSet; has: Has }) {
  const { say } = useLanguage();
  const [mark, word] = MARKS[has];
  return (
    <li class={has === 'has' ? styles.has : common.muted} data-testid="token-set-for" data-has={has}>
      <span aria-hidden="true" class={styles.mark}>
        {mark}
      </span>
      <span>
        <span class={common.visuallyHidden}>{say(word)}</span> {label}
        {has === 'has' && !live && <span class={common.muted}> {say('noLiveToken')}</span>}
      </span>
    </li>
  );
}

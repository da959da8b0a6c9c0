import type { SavedTokenSet } from '../../../../diagnosis/knowledge.ts';
import type { KnownCall } from '../../../../diagnosis/lookup/look-up.ts';
import { isGranted } from '../../../../inventorum/scopes.ts';
import type { MessageKey } from '../../../../platform/i18n.ts';
import { useLanguage } from '../../../../ui/language/language.ts';

type Has = 'has' | 'lacks' | 'not known';

const MARKS: Readonly<Record<Has, readonly [mark: string, word: MessageKey]>> = {
  has: ['✓', 'tokenHasScope'],
  lacks: ['✗', 'tokenLacksScope'],
  'not known': ['?', 'tokenScopeUnknown'],
};

interface TokenSetsForProps {
  readonly call: KnownCall;
  readonly tokenSets: readonly SavedTokenSet[];
}

/** Which saved token sets may make a call; those that may come first. */
export function TokenSetsFor({ call: { endpoint, needed }, tokenSets }: TokenSetsForProps) {
  const { say } = useLanguage();
  if (needed === null) return <span class="muted">{endpoint ? '–' : say('grantedUnknown')}</span>;
  if (tokenSets.length === 0) return <span class="muted">{say('noTokenSaved')}</span>;
  const marked = tokenSets.map((tokenSet) => {
    const { scope } = tokenSet;
    const has: Has = scope === null ? 'not known' : isGranted(needed, scope) ? 'has' : 'lacks';
    return { tokenSet, has };
  });
  const sorted = [...marked.filter(({ has }) => has === 'has'), ...marked.filter(({ has }) => has !== 'has')];
  return (
    <ul class="token-sets">
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
    <li class={has === 'has' ? 'has-scope' : 'muted'} data-testid="token-set-for" data-has={has}>
      <span aria-hidden="true" class="mark">
        {mark}
      </span>
      <span>
        <span class="visually-hidden">{say(word)}</span> {label}
        {has === 'has' && !live && <span class="muted"> {say('noLiveToken')}</span>}
      </span>
    </li>
  );
}

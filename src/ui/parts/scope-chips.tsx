import type { ScopeOverview } from '../../inventorum/scopes.ts';
import type { PlainKey } from '../../messages/messages.ts';
import * as common from '../common.module.css';
import { type Language, useLanguage } from '../language/language.ts';
import * as styles from './scope-chips.module.css';

type Right = ScopeOverview['areas'][number]['rights'][number]['right'];

/** A right in a chip. */
export interface ChipRight {
  readonly right: Right;
  readonly state: 'granted' | 'not granted' | 'missing';
}

const RIGHT_WORD: Readonly<Record<Right, PlainKey>> = {
  read: 'rightRead',
  create: 'rightCreate',
  update: 'rightUpdate',
  delete: 'rightDelete',
};

/** A granted scope, one chip per area; `missing`: the scope ('products:create') that a request lacked. */
export function ScopeChips({ scope, missing }: { scope: ScopeOverview; missing?: string | null }) {
  const { say } = useLanguage();
  const unmet = (name: string) => (name === missing ? 'missing' : 'not granted');
  return (
    <ul class={styles.chips} aria-label={say('grantedScope')}>
      {scope.areas.map(({ area, rights }) => (
        <li key={area}>
          <AreaChip
            area={area}
            rights={rights.map(({ right, granted }) => ({
              right,
              state: granted ? 'granted' : unmet(`${area}:${right}`),
            }))}
          />
        </li>
      ))}
      {[...scope.legacy, ...scope.unknown].map((name) => (
        <li key={name} class={styles.chip}>
          {name}
        </li>
      ))}
    </ul>
  );
}

/** One area with its granted rights; the accessible name spells the letters out. */
export function AreaChip({ area, rights }: { area: string; rights: readonly ChipRight[] }) {
  const spelled = spell(useLanguage(), area, rights);
  return (
    <span class={styles.chip} title={spelled}>
      <span class={common.visuallyHidden}>{spelled}</span>
      <span aria-hidden="true">{area}</span>
      <span aria-hidden="true" class={styles.rights}>
        {rights.map(({ right, state }) => (
          <RightLetter key={right} right={right} state={state} />
        ))}
      </span>
    </span>
  );
}

/** The initial of the API's English word, the same in every language: R C U D. */
function RightLetter({ right, state }: ChipRight) {
  const letter = right.charAt(0).toUpperCase();
  return state === 'not granted' ? (
    <s class={styles.right}>{letter}</s>
  ) : (
    <b class={styles.right} data-state={state}>
      {letter}
    </b>
  );
}

function spell({ say, tag }: Language, area: string, rights: readonly ChipRight[]): string {
  function words(state: ChipRight['state']): string {
    const found = rights.filter((each) => each.state === state);
    const list = found.map(({ right }) => say(RIGHT_WORD[right])).join(', ');
    // As Intl joins them, whose first list takes longer than drawing all chips.
    return tag === 'de' && found.length > 2 ? list.replace(/, (\S+)$/, ' und $1') : list;
  }
  const granted = words('granted');
  const partly = granted !== '' && rights.some(({ state }) => state !== 'granted');
  const spoken = partly ? say('rightsOnly', { rights: granted }) : granted || say('rightsNone');
  const missing = words('missing');
  return missing === ''
    ? say('scopeChip', { area, rights: spoken })
    : say('scopeChipMissing', { area, rights: spoken, missing });
}

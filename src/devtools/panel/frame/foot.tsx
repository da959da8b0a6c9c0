import { useMemo, useState } from 'preact/hooks';
import { knowledgeCounts } from '../../../diagnosis/learning/knowledge-counts.ts';
import { count } from '../../../ui/language/count.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { LinkButton } from '../../../ui/parts/link-button.tsx';
import type { DiagnosedCall } from '../calls/call.ts';
import { LONGEST_LOG } from '../calls/call-log.ts';
import { differences } from '../calls/kept-run.ts';
import { needsAttention } from '../list/call-words.ts';
import { usePanel } from '../panel-context.ts';
import * as styles from './foot.module.css';

/** Counts of what is listed, and of what is not. */
export function Foot() {
  const { calls, visibleCalls, bodySearch, dropped, keptCut, mayMissEarlier, on } = usePanel();
  const language = useLanguage();
  const { say } = language;
  const number = new Intl.NumberFormat(language.tag);
  const [attentionIn] = useState(() => createCount(({ diagnosis }) => needsAttention(diagnosis)));
  const attention = useMemo(() => attentionIn(visibleCalls), [attentionIn, visibleCalls]);
  return (
    <footer class={styles.foot} data-testid="foot">
      <span data-testid="count">
        {visibleCalls.length === calls.length
          ? count(language, 'exchanges', calls.length)
          : say('exchangesShown', {
              shown: number.format(visibleCalls.length),
              all: number.format(calls.length),
            })}
      </span>
      {bodySearch && (
        <span data-testid="body-search">
          {say('bodiesSearched', {
            done: number.format(bodySearch.done),
            all: number.format(bodySearch.all),
          })}
        </span>
      )}
      {attention > 0 && <span>{count(language, 'needAttention', attention)}</span>}
      <Pinned />
      <Hidden />
      {dropped && <span>{say('dropped', { count: number.format(LONGEST_LOG) })}</span>}
      {keptCut && calls.length > 0 && <span data-testid="kept-cut">{say('keptCut')}</span>}
      {mayMissEarlier && calls.length > 0 && (
        <span>
          {say('earlierMissing')} <LinkButton text={say('reloadPage')} testId="reload" onClick={on.reload} />
        </span>
      )}
      <Knowledge />
      <span class={styles.unofficial}>{say('unofficial')}</span>
    </footer>
  );
}

function Pinned() {
  const language = useLanguage();
  const { calls } = usePanel();
  const [pinnedIn] = useState(() => createCount(({ pinned }) => pinned === true));
  const amount = useMemo(() => pinnedIn(calls), [pinnedIn, calls]);
  return amount > 0 && <span data-testid="pinned-count">{count(language, 'pinnedCalls', amount)}</span>;
}

function Hidden() {
  const language = useLanguage();
  const { calls, hiddenKeys, on } = usePanel();
  const amount = useMemo(
    () => (hiddenKeys.size === 0 ? 0 : calls.filter(({ key }) => hiddenKeys.has(key)).length),
    [calls, hiddenKeys],
  );
  if (amount === 0) return null;
  return (
    <span>
      {count(language, 'hiddenCalls', amount)}{' '}
      <LinkButton text={language.say('showHidden')} testId="show-hidden" onClick={() => on.hide(null)} />
    </span>
  );
}

/** Counts calls of a kind. If only the ends of the list have changed, only those are counted anew. */
function createCount(isOne: (call: DiagnosedCall) => boolean): (calls: readonly DiagnosedCall[]) => number {
  let last: readonly DiagnosedCall[] = [];
  let total = 0;
  const countIn = (calls: readonly DiagnosedCall[]) => calls.filter(isOne).length;
  return (calls) => {
    const { gone, added } = differences(last, calls);
    total += countIn(added) - countIn(gone[0]) - countIn(gone[1]);
    last = calls;
    return total;
  };
}

/** The number of calls with known scopes, by evidence. */
function Knowledge() {
  const { say, tag } = useLanguage();
  const { facts, learnedFor, on } = usePanel();
  const number = new Intl.NumberFormat(tag);
  const { documented, observed } = useMemo(
    () => knowledgeCounts(facts.environments.map(({ id }) => learnedFor(id))),
    [facts.environments, learnedFor],
  );
  return (
    <span>
      <LinkButton
        text={say('knowledge', { documented: number.format(documented), observed: number.format(observed) })}
        testId="knowledge"
        onClick={() => on.view('learning')}
      />
    </span>
  );
}

import { useId } from 'preact/hooks';
import type { AccessAdvice } from '../../../../diagnosis/advice/access-advice.ts';
import { count } from '../../../../ui/language/count.ts';
import { type Language, useLanguage } from '../../../../ui/language/language.ts';
import { AdviceWarnings } from './advice-warnings.tsx';
import { LeastScope } from './least-scope.tsx';
import { ScopeTable } from './scope-table.tsx';

/** What the calls of one token set need; of calls without one of ours nobody knows what was granted. */
export function TokenSetAdvice({ advice }: { advice: AccessAdvice }) {
  const language = useLanguage();
  const id = useId();
  const { tokenSet, scopes } = advice;
  return (
    <section aria-labelledby={id} data-testid="advice" data-token-set={tokenSet?.id ?? 'none'}>
      <h3 id={id}>
        {tokenSet?.label ?? language.say('adviceNoTokenSet')} <span class="aside">{tokenSet?.app.label}</span>
      </h3>
      <p class="prose">{summary(language, advice)}</p>
      <LeastScope advice={advice} />
      {scopes.length > 0 && <ScopeTable scopes={scopes} labelledBy={id} />}
      <AdviceWarnings advice={advice} />
    </section>
  );
}

function summary(language: Language, { tokenSet, calls, scopes }: AccessAdvice): string {
  const { say } = language;
  const amount = (use: string) => scopes.filter((each) => each.use === use).length;
  const needed = scopes.filter(({ use }) => use !== 'never used').length;
  const parts = [
    say('adviceSummary', count(language, 'exchanges', calls), count(language, 'scopes', needed)),
    amount('missing') > 0 ? count(language, 'adviceMissing', amount('missing')) : '',
    amount('never used') > 0 ? count(language, 'adviceNeverUsed', amount('never used')) : '',
    tokenSet === null ? say('adviceGrantedUnknown') : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

import type { ScopeUse } from '../../../diagnosis/access-advice.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { Pill } from '../../../ui/parts/pill.tsx';
import type { Tone } from '../../../ui/parts/tone.ts';
import { EvidencePill } from '../verdict/needed-scopes.tsx';
import { SCOPE_USES } from './advice-words.ts';
import * as styles from './views.module.css';

/** Per scope: how many calls need it, whether it is granted, and the evidence. */
export function ScopeTable({ scopes, labelledBy }: { scopes: readonly ScopeUse[]; labelledBy: string }) {
  const { say } = useLanguage();
  return (
    <table class={styles.scopes} aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{say('columnScope')}</th>
          <th scope="col">{say('columnUse')}</th>
          <th scope="col" class={styles.number}>
            {say('columnCalls')}
          </th>
          <th scope="col">{say('columnEvidence')}</th>
        </tr>
      </thead>
      <tbody>
        {SCOPE_USES.flatMap(([use, tone, word]) =>
          scopes
            .filter((each) => each.use === use)
            .map((each) => <ScopeRow key={each.scope} scope={each} tone={tone} word={word} />),
        )}
      </tbody>
    </table>
  );
}

function ScopeRow({ scope, tone, word }: { scope: ScopeUse; tone: Tone; word: PlainKey }) {
  const { say, tag } = useLanguage();
  return (
    <tr data-testid="scope-use" data-scope={scope.scope} data-use={scope.use}>
      <th scope="row">
        <code>{scope.scope}</code>
      </th>
      <td>
        <Pill tone={tone} text={say(word)} testId="use" />
      </td>
      <td class={styles.number}>{new Intl.NumberFormat(tag).format(scope.calls)}</td>
      <td>
        {scope.evidence.map((evidence) => (
          <EvidencePill key={evidence} evidence={evidence} />
        ))}
      </td>
    </tr>
  );
}

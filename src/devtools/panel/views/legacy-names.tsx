import { LEGACY_NAMES, type LegacyName } from '../../../diagnosis/legacy-names.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { EvidencePill } from '../verdict/needed-scopes.tsx';
import { SourceLink } from './parts.tsx';
import * as styles from './views.module.css';

/** The current names of scopes of apps from before 2019. */
export function LegacyNames() {
  const { say } = useLanguage();
  return (
    <section>
      <h3>{say('legacyNamesTitle')}</h3>
      <p class={`${styles.prose} ${common.muted}`}>{say('legacyNamesText')}</p>
      <table aria-label={say('legacyNamesTitle')}>
        <thead>
          <tr>
            <th scope="col">{say('columnLegacyName')}</th>
            <th scope="col">{say('columnNewNames')}</th>
          </tr>
        </thead>
        <tbody>
          {LEGACY_NAMES.map((legacy) => (
            <LegacyNameRow key={legacy.name} legacy={legacy} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LegacyNameRow({ legacy: { name, evidence, source, newNames } }: { legacy: LegacyName }) {
  const { say } = useLanguage();
  return (
    <tr data-testid="legacy-name" data-name={name}>
      <th scope="row">
        <code>{name}</code> <EvidencePill evidence={evidence} />
        <SourceLink source={source} />
      </th>
      <td>
        {newNames.length === 0 && <span class={common.muted}>{say('grantedUnknown')}</span>}
        {newNames.map(({ scope }) => (
          <code key={scope} class={styles.newName}>
            {scope}
          </code>
        ))}
        {[...new Set(newNames.map((each) => each.evidence))].map((each) => (
          <EvidencePill key={each} evidence={each} />
        ))}
        {[...new Set(newNames.map((each) => each.source))].map((page) => (
          <SourceLink key={page} source={page} />
        ))}
      </td>
    </tr>
  );
}

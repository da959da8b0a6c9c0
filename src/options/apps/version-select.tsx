import { useId } from 'preact/hooks';
import {
  API_VERSION_HEADER,
  CURRENT_VERSION,
  MINIMUM_VERSION,
  NEWEST_VERSION,
} from '../../inventorum/versions.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import * as settingStyles from '../sections/setting.module.css';

interface VersionSelectProps {
  readonly appLabel: string;
  /** null: the header is not set */
  readonly version: number | null;
  readonly onChoose: (version: number | null) => void;
}

const VERSIONS = Array.from({ length: NEWEST_VERSION - MINIMUM_VERSION + 1 }, (_, i) => MINIMUM_VERSION + i);

/** The `X-Api-Version` of an app's requests. */
export function VersionSelect({ appLabel, version, onChoose }: VersionSelectProps) {
  const { say } = useLanguage();
  const id = useId();
  return (
    <p class={`${settingStyles.setting} ${settingStyles.version}`}>
      <label for={id}>
        <code>{API_VERSION_HEADER}</code> <span class={common.visuallyHidden}>{appLabel}</span>
      </label>
      <select
        id={id}
        data-testid="api-version"
        value={version === null ? '' : String(version)}
        onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : Number(value))}
      >
        <option value="">{say('versionUnset')}</option>
        {VERSIONS.map((each) => (
          <option key={each} value={String(each)}>
            {each === CURRENT_VERSION && say('versionDocumented', { version: String(each) })}
            {each > CURRENT_VERSION && say('versionSeen', { version: String(each) })}
            {each < CURRENT_VERSION && String(each)}
          </option>
        ))}
      </select>
    </p>
  );
}

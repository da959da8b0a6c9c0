import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import * as styles from './views.module.css';

/** A call by its method and its path template. */
export function CallName({ method, template }: { method: string; template: string }) {
  return (
    <code class={styles.callName}>
      <b>{method}</b> {template}
    </code>
  );
}

/** The page that documents a fact. */
export function SourceLink({ source }: { source: string }) {
  const { say } = useLanguage();
  return (
    <span class={`${styles.source} ${common.muted}`}>
      {say('source')}{' '}
      <a href={source} target="_blank" rel="noreferrer">
        {source.replace('https://', '')}
      </a>
    </span>
  );
}

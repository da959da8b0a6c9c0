import { useLanguage } from '../../../ui/language/language.ts';

/** A call by its method and its path template. */
export function CallName({ method, template }: { method: string; template: string }) {
  return (
    <code class="call-name">
      <b>{method}</b> {template}
    </code>
  );
}

/** The page that documents a fact. */
export function SourceLink({ source }: { source: string }) {
  const { say } = useLanguage();
  return (
    <span class="source muted">
      {say('source')}{' '}
      <a href={source} target="_blank" rel="noreferrer">
        {source.replace('https://', '')}
      </a>
    </span>
  );
}

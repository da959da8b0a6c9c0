import { useLanguage } from '../../../ui/language/language.ts';

/** The page that something is known from. */
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

import { count } from '../../ui/language/count.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { Notice } from './notice.tsx';

/** Says that damaged storage was mended. */
export function RecoveryNotice({ entries, onDismiss }: { entries: number; onDismiss: () => void }) {
  const text = count(useLanguage(), 'recovered', entries);
  return <Notice text={text} testId="recovery" onDismiss={onDismiss} />;
}

import { useMemo, useState } from 'preact/hooks';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import type { OptionsCommands } from '../options-props.ts';
import * as styles from './history.module.css';
import { HistoryTable } from './history-table.tsx';
import { useHistory } from './use-history.ts';

interface HistoryDetailsProps {
  readonly id: string;
  readonly label: string;
  readonly historyOf: OptionsCommands['historyOf'];
  readonly now: number;
}

/** The last refreshes of a token set; loaded on demand. */
export function HistoryDetails({ id, label, historyOf, now }: HistoryDetailsProps) {
  const { say } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <details
      class={styles.history}
      data-testid="history"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{say('history')}</summary>
      {open && <FollowedHistory id={id} label={label} historyOf={historyOf} now={now} />}
    </details>
  );
}

function FollowedHistory({ id, label, historyOf, now }: HistoryDetailsProps) {
  const { say } = useLanguage();
  const item = useMemo(() => historyOf(id), [historyOf, id]);
  const history = useHistory(item);
  if (history === undefined) return null;
  if (history.length === 0) return <p class={common.hint}>{say('historyEmpty')}</p>;
  return <HistoryTable history={history} label={label} now={now} />;
}

import type { PlainKey } from '../../messages/messages.ts';
import type { History, HistoryEntry, Remark } from '../../storage/public/history.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import { elapsed } from '../../ui/language/measures.ts';
import { clock } from '../../ui/language/times.ts';
import * as styles from './history.module.css';

const OUTCOME: Readonly<Record<HistoryEntry['outcome'], PlainKey>> = {
  renewed: 'outcomeRenewed',
  'renewed without access token': 'outcomeNoAccess',
  rejected: 'outcomeRejected',
  'wrong client': 'outcomeWrongClient',
  later: 'outcomeLater',
  'timed out': 'outcomeTimedOut',
  'network failed': 'outcomeNetwork',
};

const REMARK: Readonly<Record<Remark, PlainKey>> = {
  'narrower scope': 'remarkNarrowerScope',
  'unknown scope': 'remarkUnknownScope',
  'lifetime assumed': 'remarkLifetimeAssumed',
  'same refresh token': 'remarkSameRefreshToken',
  'two refresh tokens': 'remarkTwoRefreshTokens',
};

interface HistoryTableProps {
  readonly history: History;
  readonly label: string;
  readonly now: number;
}

/** The outcome of each refresh, newest first; the fingerprint identifies the refresh token that was sent. */
export function HistoryTable({ history, label, now }: HistoryTableProps) {
  const { say } = useLanguage();
  return (
    <table>
      <caption class={common.visuallyHidden}>{say('historyOf', { name: label })}</caption>
      <thead>
        <tr>
          <th scope="col">{say('historyTime')}</th>
          <th scope="col">{say('historyOutcome')}</th>
          <th scope="col" class={styles.number}>
            {say('columnStatus')}
          </th>
          <th scope="col" class={styles.number}>
            {say('columnDuration')}
          </th>
          <th scope="col">{say('historySent')}</th>
        </tr>
      </thead>
      <tbody>
        {history.map((entry) => (
          <HistoryRow key={`${entry.at} ${entry.fingerprint}`} entry={entry} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function HistoryRow({ entry, now }: { entry: HistoryEntry; now: number }) {
  const { say, tag } = useLanguage();
  const { at, outcome, status, durationMs, remarks = [], fingerprint } = entry;
  return (
    <tr data-testid="history-entry" data-outcome={outcome}>
      <td>
        <time dateTime={new Date(at).toISOString()}>{clock(tag, at, now)}</time>
      </td>
      <td class={outcome === 'rejected' || outcome === 'wrong client' ? common.error : ''}>
        {[OUTCOME[outcome], ...remarks.map((remark) => REMARK[remark])].map((key) => say(key)).join('; ')}
      </td>
      <td class={styles.number}>{status ?? '–'}</td>
      <td class={styles.number}>{elapsed(tag, durationMs)}</td>
      <td>
        <code title={fingerprint}>{fingerprint.slice(0, 8)}</code>
      </td>
    </tr>
  );
}

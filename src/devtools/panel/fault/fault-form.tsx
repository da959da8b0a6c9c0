import { useId, useState } from 'preact/hooks';
import type { FaultWay } from '../../../injection/fault.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import type { TokenSetStatus } from '../../../storage/public/status.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { usePanel } from '../panel-context.ts';
import * as styles from './fault-tab.module.css';

const WAYS: readonly (readonly [FaultWay['as'], PlainKey])[] = [
  ['no token', 'faultNoToken'],
  ['broken token', 'faultBrokenToken'],
  ['other token set', 'faultOtherToken'],
  ['no answer', 'faultNoAnswer'],
];

interface FaultFormProps {
  readonly call: DiagnosedCall;
  readonly environmentId: string;
  readonly path: string;
}

/** How calls fail, and which: each button switches it on. */
export function FaultForm({ call, environmentId, path }: FaultFormProps) {
  const { say } = useLanguage();
  const { fault } = usePanel();
  const name = useId();
  const [as, setAs] = useState<FaultWay['as']>('no token');
  const [otherId, setOtherId] = useState<string | null>(null);
  const others = useOthers(call, environmentId);
  const other = others.find(({ id }) => id === otherId) ?? others[0];
  const way: FaultWay | null =
    as !== 'other token set' ? { as } : other ? { as, tokenSetId: other.id } : null;
  const start = (calls: 'next' | 'every') => way && fault.start({ environmentId, path, calls, way });
  return (
    <>
      <fieldset class={styles.ways}>
        <legend class={common.visuallyHidden}>{say('faultWays')}</legend>
        {WAYS.map(([each, words]) => (
          <label key={each}>
            <input
              type="radio"
              name={name}
              checked={as === each}
              data-testid={`fault-${each.replaceAll(' ', '-')}`}
              onChange={() => setAs(each)}
            />
            {say(words)}
          </label>
        ))}
        {as === 'other token set' && <Others others={others} chosen={other} onChoose={setOtherId} />}
      </fieldset>
      <p class={styles.acts}>
        <button type="button" data-testid="fault-next" disabled={way === null} onClick={() => start('next')}>
          {say('faultStartNext')}
        </button>
        <button
          type="button"
          data-testid="fault-every"
          disabled={way === null}
          onClick={() => start('every')}
        >
          {say('faultStartEvery')}
        </button>
      </p>
    </>
  );
}

/** The token sets of the environment that can be sent, except the one that the tab sends. */
function useOthers({ exchange }: DiagnosedCall, environmentId: string): readonly TokenSetStatus[] {
  const { facts } = usePanel();
  const { tabId } = exchange.asked;
  const pin = tabId === null ? null : facts.session.tabs[String(tabId)]?.pin;
  const usualId = pin ? pin.tokenSetId : facts.policy.defaultTokenSets[environmentId];
  const apps = (facts.status?.apps ?? []).filter((app) => app.environmentId === environmentId);
  return apps.flatMap(({ tokenSets }) => tokenSets).filter(({ id, tail }) => id !== usualId && tail !== null);
}

interface OthersProps {
  readonly others: readonly TokenSetStatus[];
  readonly chosen: TokenSetStatus | undefined;
  readonly onChoose: (id: string) => void;
}

function Others({ others, chosen, onChoose }: OthersProps) {
  const { say } = useLanguage();
  if (!chosen) return <p data-testid="fault-no-other">{say('faultNoOther')}</p>;
  return (
    <select
      aria-label={say('faultOther')}
      data-testid="fault-other"
      value={chosen.id}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    >
      {others.map(({ id, label, tail }) => (
        <option key={id} value={id}>
          {tail ? `${label} · …${tail}` : label}
        </option>
      ))}
    </select>
  );
}

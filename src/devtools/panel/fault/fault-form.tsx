import { Fragment } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { FaultWay } from '../../../injection/fault.ts';
import { type SandboxFault, sandboxFault } from '../../../inventorum/sandbox-fault.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import type { TokenSetStatus } from '../../../storage/public/status.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { usePanel } from '../panel-context.ts';
import * as styles from './fault-tab.module.css';

type Choice = Exclude<FaultWay['as'], 'sandbox'> | SandboxFault;

const WAYS: readonly (readonly [Choice, PlainKey])[] = [
  ['no token', 'faultNoToken'],
  ['broken token', 'faultBrokenToken'],
  ['other token set', 'faultOtherToken'],
  ['no answer', 'faultNoAnswer'],
];

const BY_SANDBOX: readonly (readonly [SandboxFault, PlainKey])[] = [
  ['slow', 'faultSlow'],
  ['rate-limit', 'faultRateLimit'],
  ['server-error', 'faultServerError'],
  ['html', 'faultHtml'],
  ['cut-body', 'faultCutBody'],
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
  const [choice, setChoice] = useState<Choice>('no token');
  const [otherId, setOtherId] = useState<string | null>(null);
  const others = useOthers(call, environmentId);
  const other = others.find(({ id }) => id === otherId) ?? others[0];
  const way = wayOf(choice, other);
  // Only a call that the sandbox answered shows that there is one.
  const isSandbox = call.exchange.sandbox !== undefined;
  const start = (calls: 'next' | 'every') => way && fault.start({ environmentId, path, calls, way });
  return (
    <>
      <fieldset class={styles.ways}>
        <legend class={common.visuallyHidden}>{say('faultWays')}</legend>
        {[...WAYS, ...(isSandbox ? BY_SANDBOX : [])].map(([each, words]) => (
          <Fragment key={each}>
            <label>
              <input
                type="radio"
                name={name}
                checked={choice === each}
                data-testid={`fault-${each.replaceAll(' ', '-')}`}
                onChange={() => setChoice(each)}
              />
              {say(words)}
            </label>
            {each === 'other token set' && choice === each && (
              <Others others={others} chosen={other} onChoose={setOtherId} />
            )}
          </Fragment>
        ))}
      </fieldset>
      <p class={common.muted}>{say(isSandbox ? 'faultSandbox' : 'faultNoSandbox')}</p>
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

/** Null: there is no other token set. */
function wayOf(choice: Choice, other: TokenSetStatus | undefined): FaultWay | null {
  const answer = sandboxFault(choice);
  if (answer !== null) return { as: 'sandbox', answer };
  switch (choice) {
    case 'no token':
    case 'broken token':
    case 'no answer':
      return { as: choice };
    default:
      return other ? { as: 'other token set', tokenSetId: other.id } : null;
  }
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

import type { ComponentChildren } from 'preact';
import type { HarPair } from '../../../diagnosis/har/har.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { ForeignText } from '../../../ui/parts/foreign-text.tsx';
import type { DiagnosedCall } from '../calls/call.ts';
import * as styles from './headers.module.css';
import { Section } from './section.tsx';

interface HeadersSectionProps {
  readonly call: DiagnosedCall;
  readonly name: 'sent' | 'received';
  readonly headers: readonly HarPair[];
}

/** Sent or received headers without secrets. */
export function HeadersSection({ name, headers, call }: HeadersSectionProps) {
  const { say } = useLanguage();
  const isBearer = name === 'sent' && call.exchange.credential.kind === 'bearer';
  return (
    <Section name={name} heading="headers" amount={headers.length}>
      <PairsTable
        caption={say('headers')}
        testId={`${name}-headers`}
        pairs={headers}
        instead={({ name }) =>
          isBearer && name.toLowerCase() === 'authorization' ? <Bearer call={call} /> : undefined
        }
      />
    </Section>
  );
}

/** The scheme, the last four characters and the token set; another scheme's placeholder is shown as it is. */
function Bearer({ call: { exchange, diagnosis } }: { call: DiagnosedCall }) {
  const { credential } = exchange;
  const { sender } = diagnosis;
  const tail = credential.kind === 'bearer' ? credential.tail : '';
  return (
    <>
      {`Bearer …${tail}`}
      {(sender.kind === 'saved' || sender.kind === 'elsewhere') && (
        <span class={common.muted}> {sender.tokenSet.label}</span>
      )}
    </>
  );
}

/** Characters of a value; longer ones are cut. */
const LONGEST_VALUE = 4000;

interface PairsTableProps {
  readonly caption: string;
  readonly testId: string;
  readonly pairs: readonly HarPair[];
  /** replaces the plain display of a value */
  readonly instead?: (pair: HarPair) => ComponentChildren;
}

/** Names and values in their original order. */
export function PairsTable({ caption, testId, pairs, instead }: PairsTableProps) {
  return (
    <table class={styles.pairs} data-testid={testId}>
      <caption class={common.visuallyHidden}>{caption}</caption>
      <tbody>
        {pairs.map((pair, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may come twice, and the list never changes.
          <tr key={i}>
            <th scope="row">
              <ForeignText text={pair.name} />
            </th>
            <td>{instead?.(pair) ?? <ForeignText text={pair.value} longest={LONGEST_VALUE} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

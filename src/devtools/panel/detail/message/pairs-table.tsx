import type { ComponentChildren } from 'preact';
import type { HarPair } from '../../../../diagnosis/har/har.ts';
import { ForeignText } from '../../../../ui/parts/foreign-text.tsx';

/** Characters of a value; longer ones are cut. */
const LONGEST_VALUE = 4000;

interface PairsTableProps {
  readonly caption: string;
  readonly testId: string;
  readonly pairs: readonly HarPair[];
  /** what stands in the place of a value, where it is not simply shown */
  readonly instead?: (pair: HarPair) => ComponentChildren;
}

/** Names and values, as they came. */
export function PairsTable({ caption, testId, pairs, instead }: PairsTableProps) {
  return (
    <table class="pairs" data-testid={testId}>
      <caption class="visually-hidden">{caption}</caption>
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

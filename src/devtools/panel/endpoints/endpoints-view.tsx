import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { byteCount, elapsed } from '../../../ui/language/measures.ts';
import { LinkButton } from '../../../ui/parts/link-button.tsx';
import type { DiagnosedCall } from '../calls/call.ts';
import { filterWord, narrowed } from '../filter/narrow-filter.ts';
import { usePanel } from '../panel-context.ts';
import * as styles from './endpoints.module.css';
import { type EndpointGroup, type GroupOrder, groupByEndpoint } from './group-calls.ts';

/** ms between two counts of a list that grows */
const COUNT_AGAIN_AFTER = 1000;

const COLUMNS: readonly (readonly [GroupOrder, PlainKey])[] = [
  ['name', 'columnEndpoint'],
  ['calls', 'columnCalls'],
  ['errors', 'columnErrors'],
  ['p50', 'columnP50'],
  ['p95', 'columnP95'],
  ['bytes', 'columnSize'],
];

/** The calls that match the filter by endpoint; an endpoint leads to its calls. */
export function EndpointsView() {
  const { say } = useLanguage();
  const { visibleCalls } = usePanel();
  const calls = useNowAndThen(visibleCalls);
  const [order, setOrder] = useState<GroupOrder>('calls');
  const groups = useMemo(() => groupByEndpoint(calls, order), [calls, order]);
  return (
    <article>
      <h2>{say('viewEndpoints')}</h2>
      {groups.length === 0 ? (
        <p data-testid="endpoints-empty">{say('noneShown')}</p>
      ) : (
        <div class={styles.scroller}>
          <table class={styles.endpoints} aria-label={say('viewEndpoints')}>
            <thead>
              <tr>
                {COLUMNS.map(([name, label]) => (
                  <th
                    key={name}
                    scope="col"
                    class={name === 'name' ? '' : styles.number}
                    {...(order === name && {
                      'aria-sort': name === 'name' ? ('ascending' as const) : ('descending' as const),
                    })}
                  >
                    <button
                      type="button"
                      class={common.quiet}
                      data-testid={`endpoints-by-${name}`}
                      onClick={() => setOrder(name)}
                    >
                      {say(label)}
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {groups.map((group) => (
                <Row key={group.name} group={group} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </article>
  );
}

function Row({ group: { name, calls, errors, p50, p95, bytes } }: { group: EndpointGroup }) {
  const { tag } = useLanguage();
  const { settings, on } = usePanel();
  const number = new Intl.NumberFormat(tag);
  return (
    <tr data-testid="endpoint-group" data-name={name}>
      <th scope="row" class={common.mono}>
        <LinkButton
          text={name}
          testId="endpoint-calls"
          onClick={() => {
            on.settings({ filter: narrowed(settings.filter, filterWord('endpoint', name)) });
            on.view('calls');
          }}
        />
      </th>
      <td class={styles.number}>{number.format(calls)}</td>
      <td class={`${styles.number} ${errors > 0 ? common.error : ''}`}>{number.format(errors)}</td>
      <td class={styles.number}>{elapsed(tag, p50)}</td>
      <td class={styles.number}>{elapsed(tag, p95)}</td>
      <td class={styles.number}>{byteCount(tag, bytes)}</td>
    </tr>
  );
}

/** The list; while it grows, it is updated only at intervals. */
function useNowAndThen(calls: readonly DiagnosedCall[]): readonly DiagnosedCall[] {
  const [counted, count] = useState(calls);
  const latest = useRef(calls);
  latest.current = calls;
  const isOld = counted !== calls;
  // A timer that began again with each call would never end.
  useEffect(() => {
    if (!isOld) return;
    const timer = setTimeout(() => count(latest.current), counted.length === 0 ? 0 : COUNT_AGAIN_AFTER);
    return () => clearTimeout(timer);
  }, [isOld, counted]);
  return counted;
}

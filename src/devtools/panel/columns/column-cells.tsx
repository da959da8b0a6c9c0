import * as common from '../../../ui/common.module.css';
import type { DiagnosedCall } from '../calls/call.ts';
import { endpointName } from '../filter/match-filter.ts';
import * as styles from './column-cells.module.css';

/** From the first call's begin to the last one's end, ms since the epoch. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** All of a list's calls, whatever their order. */
export function timeSpanOf(calls: readonly DiagnosedCall[]): TimeSpan {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  for (const { exchange } of calls) {
    from = Math.min(from, exchange.startedAt);
    to = Math.max(to, exchange.startedAt + exchange.duration);
  }
  return { from, to };
}

export function EndpointCell({ call }: { call: DiagnosedCall }) {
  const name = endpointName(call);
  return (
    <span role="gridcell" class={common.mono} title={name}>
      <bdi>{name}</bdi>
    </span>
  );
}

/** The app whose token was sent. */
export function AppCell({ call: { diagnosis } }: { call: DiagnosedCall }) {
  const { sender } = diagnosis;
  const name = sender.kind === 'saved' || sender.kind === 'elsewhere' ? sender.tokenSet.app.label : '–';
  return (
    <span role="gridcell" title={name}>
      <bdi>{name}</bdi>
    </span>
  );
}

/** The origin of the page that called. */
export function PageCell({ call }: { call: DiagnosedCall }) {
  const origin = call.exchange.asked.initiator ?? '–';
  return (
    <span role="gridcell" class={common.muted} title={origin}>
      <bdi>{origin.replace(/^https?:\/\//, '')}</bdi>
    </span>
  );
}

/** When a call began and how long it took, as a part of the time of the whole list. */
export function WaterfallCell({ call: { exchange }, span }: { call: DiagnosedCall; span: TimeSpan }) {
  const whole = Math.max(1, span.to - span.from);
  const percent = (ms: number) => `${(100 * ms) / whole}%`;
  return (
    <span role="gridcell" class={styles.waterfall}>
      <span style={{ left: percent(exchange.startedAt - span.from), width: percent(exchange.duration) }} />
    </span>
  );
}

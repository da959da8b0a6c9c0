import type { HarTimings } from '../../../diagnosis/har/har.ts';
import { harEntry } from '../../../diagnosis/har/har-entry.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { byteCount, elapsed, momentInFull } from '../../../ui/language/measures.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import * as factsStyles from '../verdict/facts.module.css';
import { Fact } from '../verdict/facts.tsx';
import * as detailStyles from './detail.module.css';
import * as styles from './timing-tab.module.css';

/** When the call began, where its time went, and how much data it carried. Holds no secrets. */
export function TimingTab({ call }: { call: DiagnosedCall }) {
  const { say, tag } = useLanguage();
  const { exchange, entry, size } = call;
  const har = harEntry(entry, { kind: 'left out', comment: '' });
  const bytes = (amount: number | undefined) =>
    amount === undefined || amount < 0 ? say('timingUnknown') : byteCount(tag, amount);
  return (
    <div class={detailStyles.detail}>
      <dl class={factsStyles.facts}>
        <Fact label={say('timingStarted')} testId="timing-started">
          {momentInFull(tag, exchange.startedAt)}
        </Fact>
        <Fact label={say('timingTotal')} testId="timing-total">
          {elapsed(tag, exchange.duration)}
        </Fact>
      </dl>
      {har && <TimingTable timings={har.timings} />}
      <h2 class={styles.sizes}>{say('timingSizes')}</h2>
      <dl class={factsStyles.facts}>
        <Fact label={say('sizeSent')} testId="size-sent">
          {say('sizeHeadersBody', {
            headers: bytes(har?.request.headersSize),
            body: bytes(har?.request.bodySize),
          })}
        </Fact>
        <Fact label={say('sizeReceived')} testId="size-received">
          {say('sizeHeadersBody', {
            headers: bytes(har?.response.headersSize),
            body: bytes(har?.response.bodySize),
          })}
        </Fact>
        <Fact label={say('sizeUnpacked')} testId="size-unpacked">
          {bytes(size ?? undefined)}
        </Fact>
      </dl>
    </div>
  );
}

/** In their order. */
export const PHASE_WORDS: Readonly<Record<keyof HarTimings, PlainKey>> = {
  blocked: 'timingBlocked',
  dns: 'timingDns',
  connect: 'timingConnect',
  ssl: 'timingTls',
  send: 'timingSend',
  wait: 'timingWait',
  receive: 'timingReceive',
};

/** Where the time went: a bar per phase, at its position and with its length. */
function TimingTable({ timings }: { timings: HarTimings }) {
  const { say, tag } = useLanguage();
  const phases = phasesOf(timings);
  const whole = Math.max(...phases.map(({ start, length }) => start + (length ?? 0)));
  return (
    <table class={styles.timing} data-testid="timings">
      <caption class={common.visuallyHidden}>{say('timingPhases')}</caption>
      <tbody>
        {phases.map((phase) => (
          <tr
            key={phase.name}
            data-phase={phase.name}
            {...(phase.length === null && { class: common.muted })}
          >
            <th scope="row">{say(PHASE_WORDS[phase.name])}</th>
            <td class={styles.cell}>
              <Bar phase={phase} whole={whole} />
            </td>
            <td class={styles.number}>{phase.length === null ? '–' : elapsed(tag, phase.length)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Hidden from screen readers, because the number beside it says the same. */
function Bar({ phase: { start, length }, whole }: { phase: Phase; whole: number }) {
  if (length === null || whole === 0) return null;
  return (
    <svg class={styles.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class={styles.rest} width="100" height="8" />
      <rect x={(start / whole) * 100} width={Math.max(0.4, (length / whole) * 100)} height="8" />
    </svg>
  );
}

/** A phase of a request. `start` and `length` in ms; `length` null: it did not happen (HAR 1.2 writes -1). */
interface Phase {
  readonly name: keyof HarTimings;
  readonly start: number;
  readonly length: number | null;
}

/** In their order. `ssl` is the last part of `connect`, which includes it. */
const ORDER = ['blocked', 'dns', 'connect', 'ssl', 'send', 'wait', 'receive'] as const;

/** The phases of a request, one after the other. */
export function phasesOf(timings: HarTimings): readonly Phase[] {
  let at = 0;
  return ORDER.map((name) => {
    const { [name]: told } = timings;
    const length = told < 0 ? null : told;
    if (name === 'ssl') return { name, start: Math.max(0, at - (length ?? 0)), length };
    const start = at;
    at += length ?? 0;
    return { name, start, length };
  });
}

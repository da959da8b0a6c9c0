import type { HarTimings } from '../../../../diagnosis/har/har.ts';
import type { MessageKey } from '../../../../platform/i18n.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import { elapsed } from '../../../../ui/language/measures.ts';
import { type Phase, phasesOf } from './phases.ts';

const PHASE_WORDS: Readonly<Record<keyof HarTimings, MessageKey>> = {
  blocked: 'timingBlocked',
  dns: 'timingDns',
  connect: 'timingConnect',
  ssl: 'timingTls',
  send: 'timingSend',
  wait: 'timingWait',
  receive: 'timingReceive',
};

/** Where the time went: a bar for each part, as long as it took and where it lay. */
export function TimingTable({ timings }: { timings: HarTimings }) {
  const { say, tag } = useLanguage();
  const phases = phasesOf(timings);
  const whole = Math.max(...phases.map(({ start, length }) => start + (length ?? 0)));
  return (
    <table class="timing" data-testid="timings">
      <caption class="visually-hidden">{say('timingPhases')}</caption>
      <tbody>
        {phases.map((phase) => (
          <tr key={phase.name} data-phase={phase.name} {...(phase.length === null && { class: 'muted' })}>
            <th scope="row">{say(PHASE_WORDS[phase.name])}</th>
            <td class="timing-bar">
              <Bar phase={phase} whole={whole} />
            </td>
            <td class="number">{phase.length === null ? '–' : elapsed(tag, phase.length)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The number beside it says the same, so it is hidden from screen readers. */
function Bar({ phase: { name, start, length }, whole }: { phase: Phase; whole: number }) {
  if (length === null || whole === 0) return null;
  return (
    <svg class={`phase phase-${name}`} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="phase-rest" width="100" height="8" />
      <rect x={(start / whole) * 100} width={Math.max(0.4, (length / whole) * 100)} height="8" />
    </svg>
  );
}

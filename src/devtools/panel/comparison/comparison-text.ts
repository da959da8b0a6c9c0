import type { ComparedRow } from '../../../diagnosis/comparison/compared-row.ts';
import { count } from '../../../ui/language/count.ts';
import type { Language } from '../../../ui/language/language.ts';
import { momentInFull } from '../../../ui/language/measures.ts';
import { type DiagnosedCall, shownAddress } from '../calls/call.ts';
import type { ComparedSection } from './sections-of.ts';
import type { ComparedPair } from './use-comparison.ts';

const SIGNS: Readonly<Record<ComparedRow['kind'], string>> = {
  added: '+',
  removed: '-',
  changed: '~',
  moved: '>',
  same: '=',
};

/** A comparison as a text for a ticket or a mail. Its rows hold no secrets. */
export function comparisonText(
  language: Language,
  { before, after }: ComparedPair,
  sections: readonly ComparedSection[],
): string {
  const { say } = language;
  const differences = sections.reduce((sum, each) => sum + each.differences, 0);
  const total = differences === 0 ? say('noDifferences') : count(language, 'differences', differences);
  const blocks = sections
    .filter(({ rows, notes }) => rows.length + notes.length > 0)
    .map(({ heading, rows, notes }) => [say(heading), ...notes, ...rows.map((row) => lineOf(language, row))]);
  const head = [`1: ${callLine(language, before)}`, `2: ${callLine(language, after)}`, total];
  return `${[head, ...blocks].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function callLine({ tag }: Language, { exchange }: DiagnosedCall): string {
  const { method, status, startedAt } = exchange;
  return `${status || '–'} ${method} ${shownAddress(exchange)} (${momentInFull(tag, startedAt)})`;
}

function lineOf({ say }: Language, { kind, name, before, after }: ComparedRow): string {
  const subject = `${SIGNS[kind]} ${name === '' ? say('comparedWhole') : name}`;
  if (kind === 'same' || kind === 'removed') return `${subject}: ${before}`;
  return kind === 'added' ? `${subject}: ${after}` : `${subject}: ${before} → ${after}`;
}

import type { Har } from './har.ts';

/** A HAR document as text, in parts: one long string of thousands of entries would be held twice. */
export function harText({ log }: Har): readonly string[] {
  const { entries, ...rest } = log;
  const head = JSON.stringify(rest).slice(0, -1);
  const lines = entries.map((entry, i) => `${i === 0 ? '' : ','}\n${JSON.stringify(entry)}`);
  return [`{"log":${head},"entries":[`, ...lines, '\n]}}\n'];
}

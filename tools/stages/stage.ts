/** The result of one stage of `npm test`. */
export interface StageResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** shown if something failed or was skipped; lines that start with `note: ` always */
  readonly output: string;
  /** one line per failed or skipped item, repeated at the very end */
  readonly faults: readonly string[];
}

/** A part of `npm test`, run and timed on its own. */
export interface Stage {
  readonly name: string;
  /** seconds it may take on two cores; exceeding it is reported but no failure, because machines differ */
  readonly budget: number;
  run(): Promise<StageResult>;
}

/** A single program as one pass or one failure. */
export function onePass(): StageResult {
  return { passed: 1, failed: 0, skipped: 0, output: '', faults: [] };
}

export function oneFailure(output: string): StageResult {
  const [what = ''] = output.trim().split('\n');
  return { passed: 0, failed: 1, skipped: 0, output, faults: [what] };
}

export function addResults(results: readonly StageResult[]): StageResult {
  return {
    passed: sum(results.map(({ passed }) => passed)),
    failed: sum(results.map(({ failed }) => failed)),
    skipped: sum(results.map(({ skipped }) => skipped)),
    output: results
      .map(({ output }) => output)
      .filter((output) => output !== '')
      .join('\n'),
    faults: results.flatMap(({ faults }) => faults),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

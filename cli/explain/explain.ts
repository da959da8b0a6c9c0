import { readFileSync } from 'node:fs';
import { createRecordedCalls, environmentsIn } from '../../src/devtools/panel/sessions/recorded-calls.ts';
import { parseCall } from '../../src/diagnosis/parse-call.ts';
import { placeholders } from '../../src/diagnosis/redaction/placeholders.ts';
import { redactValues } from '../../src/diagnosis/redaction/redact-values.ts';
import type { Secret } from '../../src/diagnosis/redaction/secret.ts';
import { PRODUCTION } from '../../src/inventorum/environment.ts';
import { parseUrl } from '../../src/parse-url.ts';
import { ANSWER_IS_NO, type CliCommand, CommandFailure } from '../command.ts';
import { commandLine } from '../command-line.ts';
import { printJson } from '../print.ts';
import { linesOf } from './lines-of.ts';
import { type NoRecording, parseRecording } from './recording.ts';
import { type RecordingReport, reportOf } from './report-of.ts';
import { secretsIn } from './secrets-in.ts';

const OPTIONS = {
  call: { type: 'string' },
  origin: { type: 'string', multiple: true, default: [] as string[] },
  all: { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

function usage(program: string): string {
  return `
Usage: ${program} explain [FILE] [options]

Why the API refused recorded calls, and which scopes they need: the verdicts of the DevTools panel. Offline: nothing is
sent, and no secret of the recording is printed. FILE is a HAR, of a browser, Playwright or any other program; without
FILE, or for -, a HAR or one answer of curl on standard input:

  ${program} explain session.har
  curl -sv https://app.inventorum.com/api/orders/ 2>&1 | ${program} explain
  curl -si https://app.inventorum.com/api/orders/ | ${program} explain --call 'GET /orders/'

  --all             also lists the calls that worked
  --call CALL       method and path of an answer that does not name them
  --check           the exit code says whether every call worked
  --json            one line: {calls, advice, leftOut}; calls has all of them
  --origin ORIGIN   another host of the API, beside ${PRODUCTION.origin} and this machine; may be repeated

Exit codes: 0 explained; 1 there is no such recording; 2, with --check: a call did not work.
`;
}

/** `inventorum explain`: the panel's verdicts and its access advice for a recorded session. */
export const EXPLAIN: CliCommand = {
  name: 'explain',
  summary: 'why recorded calls were refused, and which scopes they need',
  options: OPTIONS,
  completes: 'files',
  run: async (args, program) => {
    const { values, positionals } = commandLine({
      ...{ usage: usage(program), options: OPTIONS, words: 'any', args },
    });
    const [file = '-', ...others] = positionals;
    if (others.length > 0) throw new CommandFailure('explain takes one file.');
    const origins = values.origin.map(originOf);
    const text = await read(file);
    const report = await explainText(text, { origins, call: values.call ?? null });
    if (values.json) printJson(report);
    else console.log(linesOf(report, values.all).join('\n'));
    if (values.check && report.calls.some(({ worked }) => !worked)) process.exitCode = ANSWER_IS_NO;
  },
};

async function read(file: string): Promise<string> {
  if (file === '-') {
    if (process.stdin.isTTY)
      throw new CommandFailure('explain needs a file, or an answer on standard input.');
    // Loaded only here: a start takes half its time for what it loads.
    const { text } = await import('node:stream/consumers');
    return text(process.stdin);
  }
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
  }
}

const PROBLEMS: Readonly<Record<NoRecording, string>> = {
  'no text': 'There is nothing to explain: the input is empty.',
  'broken JSON': 'The input is not complete JSON.',
  'other JSON': 'The input is JSON, but no HAR. For one answer, print its head, too: curl -i',
  'other text': 'The input is neither a HAR nor an answer with its head, as curl -i or curl -v print it.',
  'call missing': "The answer does not name its call. Add it: --call 'GET /products/', or use curl -v.",
};

/** Everything but reading and printing. Throws a CommandFailure for a text that is no recording. */
export async function explainText(
  text: string,
  { origins, call }: { readonly origins: readonly string[]; readonly call: string | null },
): Promise<RecordingReport> {
  const recording = parseRecording(
    text,
    call === null ? null : calledBy(call, origins[0] ?? PRODUCTION.origin),
  );
  if (typeof recording === 'string') throw new CommandFailure(PROBLEMS[recording]);
  const secrets = secretsIn(recording.entries);
  const { answerOnly, byFirefox, entries } = recording;
  const named = origins.map((origin) => ({ id: origin, name: origin, origin }));
  const { read: readCalls } = createRecordedCalls({
    byFirefox,
    environments: environmentsIn(entries, named),
    redactValues: async (some) => redactValues(some, secrets, placeholders()),
  });
  // All at once, so that their texts are redacted together.
  const calls = await readCalls(entries);
  return withoutSecrets(reportOf(calls, { answerOnly, requests: entries.length }), secrets);
}

/** The panel hides them already; this checks the printed text once more. Our own plain words are no secrets. */
function withoutSecrets(report: RecordingReport, secrets: readonly Secret[]): RecordingReport {
  const certain = secrets.filter(({ value }) => !/^[a-z_:. ]+$/i.test(value));
  return redactValues(report, certain, placeholders()).value;
}

function calledBy(text: string, origin: string): { readonly method: string; readonly url: string } {
  const call = parseCall(text);
  if (call?.method == null)
    throw new CommandFailure("--call takes a method and a path: --call 'GET /products/'");
  return { method: call.method, url: origin + call.pathname };
}

function originOf(text: string): string {
  const origin = parseUrl(text)?.origin;
  if (origin === undefined || origin === 'null')
    throw new CommandFailure('--origin takes an address such as https://app.inventorum.net');
  return origin;
}

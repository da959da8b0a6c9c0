import { listAt, numberAt, property, textAt } from '../src/read-foreign.ts';
import { CommandFailure } from './command.ts';
import { commandLine } from './command-line.ts';
import { columns, printJson } from './print.ts';

const OPTIONS = {
  'control-port': { type: 'string', default: '8499' },
  'control-key': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

function usage(program: string): string {
  return `
Usage: ${program} sandbox reset [--control-key KEY]
       ${program} sandbox snapshot save|load|delete NAME [--control-key KEY]
       ${program} sandbox snapshot list [--json] [--control-key KEY]
       ${program} sandbox clock [freeze [TIME] | release | advance SECONDS | offset SECONDS] [--control-key KEY]

Acts on a sandbox that runs on this machine. A snapshot is every row of its database, its settings and its changed
scopes: after it is loaded, tokens of that moment live again, and those issued since are dead. reset is the way back to
the start, also without faults and without the log of requests. clock prints what its clock shows, and sets it before:
it stands at a TIME such as 2026-12-24T18:00:00Z, or now; runs on from there; moves; or runs ahead of the real time.

  --control-port N   port of its control API (8499)
  --control-key KEY  its key: the last part of the address “control” that the sandbox printed

Without a key the address is that of INVENTORUM_CONTROL_URL, which sandbox --env prints.

  --json             one line: [{name, savedAt, bytes}] or {now, frozen, offsetMs}, in ms, now since the epoch

Exit codes: 0 done; 1 not done, and standard error says why.
`;
}

/** At the end of the usage of the sandbox itself. */
export function controlHint(program: string): string {
  return `
${program} sandbox reset, snapshot and clock act on one that runs:
${program} sandbox snapshot --help
`;
}

/** `inventorum sandbox reset`, `inventorum sandbox snapshot …` and `inventorum sandbox clock …`. */
export async function controlSandbox(args: readonly string[], program: string): Promise<void> {
  const { values, positionals } = commandLine({
    ...{ usage: usage(program), options: OPTIONS, words: 'any', args },
  });
  const request = requestFor(positionals);
  if (request === null) {
    console.error(usage(program).trim());
    process.exitCode = 1;
    return;
  }
  const answer = await send(request, addressOf(values['control-port'], values['control-key']));
  if (values.json && answer !== null) printJson(answer);
  else if (positionals[0] === 'clock') printClock(answer);
  else if (positionals[1] === 'list') printList(answer);
}

interface ControlRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  /** sent as JSON */
  readonly body?: unknown;
}

/** Null: no such words. */
function requestFor([what = '', act, value, ...others]: readonly string[]): ControlRequest | null {
  const make = REQUESTS.get(act === undefined ? what : `${what} ${act}`);
  return make === undefined || others.length > 0 ? null : make(value);
}

type MakeRequest = (value: string | undefined) => ControlRequest | null;

const CLOCK = { method: 'POST', path: '/clock' } as const;

/** By the words before the value. */
const REQUESTS: ReadonlyMap<string, MakeRequest> = new Map([
  ['reset', alone({ method: 'POST', path: '/reset' })],
  ['snapshot list', alone({ method: 'GET', path: '/snapshots' })],
  ['snapshot save', onSnapshot('PUT', '')],
  ['snapshot load', onSnapshot('POST', '/load')],
  ['snapshot delete', onSnapshot('DELETE', '')],
  ['clock', alone({ method: 'GET', path: '/clock' })],
  ['clock release', alone({ ...CLOCK, body: { release: true } })],
  ['clock freeze', freeze],
  ['clock advance', bySeconds((advanceMs) => ({ advanceMs }))],
  ['clock offset', bySeconds((offsetMs) => ({ offsetMs }))],
]);

function alone(request: ControlRequest): MakeRequest {
  return (value) => (value === undefined ? request : null);
}

function onSnapshot(method: ControlRequest['method'], act: '' | '/load'): MakeRequest {
  return (name) =>
    name === undefined ? null : { method, path: `/snapshots/${encodeURIComponent(name)}${act}` };
}

function freeze(time: string | undefined): ControlRequest | null {
  if (time === undefined) return { ...CLOCK, body: { freeze: true } };
  const at = Date.parse(time);
  return Number.isFinite(at) ? { ...CLOCK, body: { freeze: at } } : null;
}

function bySeconds(body: (ms: number) => object): MakeRequest {
  return (value = '') => (/^-?\d{1,10}$/.test(value) ? { ...CLOCK, body: body(Number(value) * 1000) } : null);
}

/** Of the control API, without a slash at its end. */
function addressOf(port: string, key: string | undefined): string {
  const { INVENTORUM_CONTROL_URL: told = '' } = process.env;
  if (key === undefined && told !== '') return told.replace(/\/$/, '');
  return `http://127.0.0.1:${port}/${encodeURIComponent(key ?? '')}`;
}

async function send({ method, path, body: sent }: ControlRequest, base: string): Promise<unknown> {
  const address = base + path;
  const json = { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(sent) };
  const answer = await fetch(address, { method, ...(sent !== undefined && json) }).catch(() => {
    const { port } = new URL(address);
    throw new CommandFailure(`No sandbox answers at port ${port}. Start one, or name its --control-port.`);
  });
  const text = await answer.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  if (!answer.ok) throw new CommandFailure(textAt(body, 'error', `The sandbox answered ${answer.status}.`));
  return body;
}

function printClock(answer: unknown): void {
  const stands = property(answer, 'frozen') === true ? '  frozen' : '';
  console.log(`${new Date(numberAt(answer, 'now', 0)).toISOString()}${stands}`);
}

function printList(answer: unknown): void {
  const rows = listAt({ answer }, 'answer').map((each) => [
    textAt(each, 'name'),
    new Date(numberAt(each, 'savedAt', 0)).toISOString(),
    `${Math.ceil(Number(property(each, 'bytes')) / 1000)} kB`,
  ]);
  for (const line of columns(rows)) console.log(line);
}

import { listAt, numberAt, property, textAt } from '../src/read-foreign.ts';
import { CommandFailure } from './command.ts';
import { commandLine } from './command-line.ts';
import { columns, printJson } from './print.ts';

const OPTIONS = {
  'control-port': { type: 'string', default: '8499' },
  json: { type: 'boolean', default: false },
} as const;

function usage(program: string): string {
  return `
Usage: ${program} sandbox reset [--control-port N]
       ${program} sandbox snapshot save|load|delete NAME [--control-port N]
       ${program} sandbox snapshot list [--json] [--control-port N]

Acts on a sandbox that runs on this machine. A snapshot is every row of its database, its settings and its changed
scopes: after it is loaded, tokens of that moment live again, and those issued since are dead. reset is the way back to
the start, also without faults and without the log of requests.

  --control-port N   port of its control API (8499)
  --json             one line: [{name, savedAt, bytes}], savedAt in ms since the epoch

Exit codes: 0 done; 1 not done, and standard error says why.
`;
}

/** At the end of the usage of the sandbox itself. */
export function controlHint(program: string): string {
  return `
${program} sandbox reset, and ${program} sandbox snapshot save|load|list|delete, act on one that runs:
${program} sandbox snapshot --help
`;
}

/** `inventorum sandbox reset` and `inventorum sandbox snapshot …`. */
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
  const answer = await send(request, values['control-port']);
  if (positionals[1] === 'list') printList(answer, values.json);
}

interface ControlRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
}

/** Null: no such words. */
function requestFor([what, act, name, ...others]: readonly string[]): ControlRequest | null {
  if (what === 'reset') return act === undefined ? { method: 'POST', path: '/reset' } : null;
  if (act === 'list') return name === undefined ? { method: 'GET', path: '/snapshots' } : null;
  if (name === undefined || others.length > 0) return null;
  const path = `/snapshots/${encodeURIComponent(name)}`;
  switch (act) {
    case 'save':
      return { method: 'PUT', path };
    case 'load':
      return { method: 'POST', path: `${path}/load` };
    case 'delete':
      return { method: 'DELETE', path };
    default:
      return null;
  }
}

async function send({ method, path }: ControlRequest, port: string): Promise<unknown> {
  const address = `http://127.0.0.1:${port}${path}`;
  const answer = await fetch(address, { method }).catch(() => {
    throw new CommandFailure(`No sandbox answers at port ${port}. Start one, or name its --control-port.`);
  });
  const text = await answer.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  if (!answer.ok) throw new CommandFailure(textAt(body, 'error', `The sandbox answered ${answer.status}.`));
  return body;
}

function printList(answer: unknown, json: boolean): void {
  if (json) {
    printJson(answer);
    return;
  }
  const rows = listAt({ answer }, 'answer').map((each) => [
    textAt(each, 'name'),
    new Date(numberAt(each, 'savedAt', 0)).toISOString(),
    `${Math.ceil(Number(property(each, 'bytes')) / 1000)} kB`,
  ]);
  for (const line of columns(rows)) console.log(line);
}

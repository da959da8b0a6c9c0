import { parseArgs } from 'node:util';
import { isSeedSize, type SeedSize } from '../seed/seed-size.ts';
import type { SandboxOptions } from '../start-sandbox.ts';

export interface Flags {
  readonly options: SandboxOptions;
  /** how addresses and credentials are printed; but for people, standard output has nothing else */
  readonly output: 'people' | 'json' | 'env';
  /** no line per request */
  readonly quiet: boolean;
  readonly help: boolean;
}

/** `program`: what a user types before the flags */
export function sandboxUsage(program: string): string {
  return `
Usage: ${program} [flags]

Runs a local imitation of the API until Ctrl-C: no real shop is behind it.

  --host ADDRESS       address to listen on (127.0.0.1)
  --port N             port of plain HTTP (8480); 0 = any free one
  --https-port N       port of HTTPS (8443)
  --control-port N     port of the control API (8499); always on 127.0.0.1
  --control-key KEY    part of its address, which the sandbox prints (a random one); 8 letters, digits, - and _ or more
  --data FILE          keep the database in this file (default: in memory, gone at the end)
  --import FROM        begin with this state: an exported file, a data file, or the name of a snapshot beside --data
  --export-on-exit F   write the whole state into this file when the sandbox ends, also by SIGTERM
  --seed SIZE          what an empty database is filled with: small, shop or large (small); large needs --data
  --rate-limit N|off   requests a second per token (20)
  --json               first line: one JSON object with addresses, accounts, apps and token sets
  --env                prints lines of a shell that set address and credentials of the first token set
  --quiet              no line per request
`;
}

/** The options of the command line, in the form of node:util. */
export const SANDBOX_OPTIONS = {
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '8480' },
  'https-port': { type: 'string', default: '8443' },
  'control-port': { type: 'string', default: '8499' },
  'control-key': { type: 'string' },
  data: { type: 'string' },
  import: { type: 'string' },
  'export-on-exit': { type: 'string' },
  seed: { type: 'string', default: 'small' },
  'rate-limit': { type: 'string' },
  json: { type: 'boolean', default: false },
  env: { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Parses the command line. Throws an Error whose message shows the correct usage. */
export function parseFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({ args: [...args], options: SANDBOX_OPTIONS });
  if (values.json && values.env) throw new Error('--json and --env exclude each other.');
  return {
    options: {
      host: values.host,
      port: parsePort('--port', values.port),
      httpsPort: parsePort('--https-port', values['https-port']),
      controlPort: parsePort('--control-port', values['control-port']),
      size: parseSize(values.seed, values.data),
      // An imported state has a limit of its own.
      ...(values['rate-limit'] === undefined ? {} : { rateLimit: parseRateLimit(values['rate-limit']) }),
      ...(values.import === undefined ? {} : { importFrom: values.import }),
      ...(values['export-on-exit'] === undefined ? {} : { exportTo: values['export-on-exit'] }),
      ...(values['control-key'] === undefined ? {} : { controlKey: values['control-key'] }),
      ...(values.data === undefined ? {} : { dataFile: values.data }),
    },
    output: values.json ? 'json' : values.env ? 'env' : 'people',
    quiet: values.quiet,
    help: values.help,
  };
}

function parsePort(flag: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535))
    throw new Error(`${flag} takes a port from 0 to 65535 (0 = any free one), not "${text}".`);
  return port;
}

function parseSize(text: string, dataFile: string | undefined): SeedSize {
  if (!isSeedSize(text)) throw new Error(`--seed takes small, shop or large, not "${text}".`);
  if (text === 'large' && dataFile === undefined) {
    throw new Error('--seed large needs --data FILE: it takes a while, so it is made once and kept.');
  }
  return text;
}

function parseRateLimit(text: string): number | 'off' {
  if (text === 'off') return 'off';
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit < 1) throw new Error(`--rate-limit takes a whole number from 1 on, or "off", not "${text}".`);
  return limit;
}

import type { LogEvent } from '../log/request-log.ts';
import { startSandbox } from '../start-sandbox.ts';
import { describeAsEnv, describeAsJson, describeForPeople } from './describe.ts';
import type { Flags } from './parse-flags.ts';

/** Starts a sandbox and prints how to reach it. It runs until SIGINT or SIGTERM. Rejects if a port is taken. */
export async function runSandbox(flags: Flags): Promise<void> {
  const startedAt = performance.now();
  const sandbox = await startSandbox({
    ...flags.options,
    fastGlobals: true,
    ...(flags.quiet ? {} : { onRequest: requestPrinter(flags) }),
  });
  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      (error: Error) => {
        console.error(`Not ended cleanly: ${error.message}`);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (flags.options.host !== '127.0.0.1') {
    console.error(
      'Warning: other machines can reach this sandbox. Its credentials were printed here; treat them so.',
    );
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (!flags.quiet) console.error(`Ready after ${seconds} s.`);
  console.log(DESCRIBE[flags.output](sandbox));
}

const DESCRIBE = { people: describeForPeople, json: describeAsJson, env: describeAsEnv } as const;

/** One line per request, without its query, headers or body: those may hold secrets. */
function requestPrinter({ output }: Flags): (event: LogEvent) => void {
  // Otherwise standard output is for programs.
  const print = output === 'people' ? console.log : console.error;
  return ({ kind, request: { at, method, host, path, status, tokenSet } }) => {
    if (kind !== 'answered') return;
    const time = new Date(at).toTimeString().slice(0, 8);
    print(`${time} ${status} ${method} ${host}${path}${tokenSet === null ? '' : `  (${tokenSet})`}`);
  };
}

import { describeAsJson, describeForPeople } from './cli/describe.ts';
import { type Flags, parseFlags, USAGE } from './cli/parse-flags.ts';
import type { LogEvent } from './log/request-log.ts';
import { startSandbox } from './start-sandbox.ts';

/** `npm run sandbox`: runs until SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const flags = parseFlags(process.argv.slice(2));
  if (flags.help) {
    console.log(USAGE);
    return;
  }
  const startedAt = performance.now();
  const sandbox = await startSandbox({
    ...flags.options,
    fastGlobals: true,
    onRequest: requestPrinter(flags),
  });
  const stop = () => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
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
  console.log(flags.json ? describeAsJson(sandbox) : describeForPeople(sandbox));
}

/** One line per request, without its query, headers or body: those may hold secrets. */
function requestPrinter({ quiet, json }: Flags): (event: LogEvent) => void {
  // with --json, standard output is for programs
  const print = json ? console.error : console.log;
  return ({ kind, request: { at, method, host, path, status, tokenSet } }) => {
    if (quiet || kind !== 'answered') return;
    const time = new Date(at).toTimeString().slice(0, 8);
    print(`${time} ${status} ${method} ${host}${path}${tokenSet === null ? '' : `  (${tokenSet})`}`);
  };
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE' ? ' Choose another port, or 0 for any free one.' : '';
  const usage = error.code?.startsWith('ERR_PARSE_ARGS') ? `\n\n${USAGE.trim()}` : '';
  console.error(`${error.message}${taken}${usage}`);
  process.exit(1);
});

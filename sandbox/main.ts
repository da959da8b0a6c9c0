import { parseFlags, sandboxUsage } from './cli/parse-flags.ts';
import { reportFailure } from './cli/report-failure.ts';
import { runSandbox } from './cli/run-sandbox.ts';

const USAGE = sandboxUsage('npm run sandbox --');

try {
  const flags = parseFlags(process.argv.slice(2));
  if (flags.help) console.log(USAGE.trim());
  else await runSandbox(flags);
} catch (error) {
  reportFailure(error, USAGE);
}

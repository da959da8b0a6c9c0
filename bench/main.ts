import { benchPanel } from './panel/bench-panel.ts';
import { benchRedaction } from './redaction/bench-redaction.ts';
import { benchRefresh } from './refresh/bench-refresh.ts';
import { benchRequests } from './requests/bench-requests.ts';
import { benchSandbox } from './sandbox/bench-sandbox.ts';
import { benchSandboxPages } from './sandbox-pages/bench-sandbox-pages.ts';

/** `npm run bench -- NAME`: each bench measures its sides in one run, and prints ratios with their spread. */
const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  panel: benchPanel,
  redaction: benchRedaction,
  refresh: benchRefresh,
  requests: benchRequests,
  sandbox: benchSandbox,
  'sandbox-pages': benchSandboxPages,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench) {
  await bench(args);
} else {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join('|')}`);
  process.exitCode = 1;
}

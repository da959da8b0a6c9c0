import { commandLine } from '../cli/command-line.ts';
import { benchCommand } from './bench-command.ts';
import { benchPastes } from './bench-pastes.ts';
import { benchRefresh } from './bench-refresh.ts';
import { benchSandboxPages } from './bench-sandbox-pages.ts';
import { benchCompare } from './compare/bench-compare.ts';
import { benchPanel } from './panel/bench-panel.ts';
import { benchPopup } from './popup/bench-popup.ts';
import { benchRedaction } from './redaction/bench-redaction.ts';
import { benchRequests } from './requests/bench-requests.ts';
import { benchSandbox } from './sandbox/bench-sandbox.ts';
import { benchSession } from './session/bench-session.ts';
import { benchWorker } from './worker/bench-worker.ts';

/** `npm run bench -- NAME`: each bench measures its sides in one run, and prints ratios with their spread. */
const BENCHES: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  cli: benchCommand,
  compare: benchCompare,
  panel: benchPanel,
  pastes: benchPastes,
  popup: benchPopup,
  redaction: benchRedaction,
  refresh: benchRefresh,
  requests: benchRequests,
  sandbox: benchSandbox,
  'sandbox-pages': benchSandboxPages,
  session: benchSession,
  worker: benchWorker,
};

const USAGE = `
Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--against COMMIT]

Measures its sides in one run, and prints ratios with their spread.

  --against COMMIT   compares with this commit (panel, popup, redaction, requests, worker)
`;
const { positionals, values } = commandLine({
  usage: USAGE,
  options: { against: { type: 'string' } },
  words: 'any',
});
const [name = '', ...words] = positionals;
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench) {
  await bench(values.against === undefined ? words : [...words, '--against', values.against]);
} else {
  console.error(USAGE.trim());
  process.exitCode = 1;
}

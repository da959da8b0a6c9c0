import { provideBrowser } from '../../tools/browsers/provide-browser.ts';
import { extensionFolder } from '../../tools/project.ts';
import { build } from '../../tools/stages/build.ts';
import { commitOf } from '../commit-of.ts';
import { report } from '../report.ts';
import { startQuickServer } from '../requests/quick-server.ts';
import { benchLongList } from './bench-long-list.ts';
import { benchPanelAgainst } from './bench-panel-against.ts';
import { rowsOf, summaryOf } from './figures.ts';
import { measure, type Run } from './measure.ts';
import { buildNaive } from './naive/build-naive.ts';
import { pageScript } from './page-script.ts';
import { SUBJECTS, type SubjectName, type SubjectSetup, startSubject } from './subjects.ts';

const ROUNDS = 3;

/** `-- panel long` */
const LONG = 'long';

/**
 * The cost of the panel in Chromium with 10,000 calls at 200 per second, while it is scrolled and filtered. Compared
 * round by round with the same panel that renders every row, and with an empty page, which shows the cost of the
 * machine itself. `long`: with 50,000 calls, compared with 10,000.
 */
export async function benchPanel(args: readonly string[]): Promise<void> {
  const commit = commitOf(args);
  const [rounds = String(ROUNDS), ...only] = args;
  const built = await build();
  if (built.failed > 0) throw new Error(built.output);
  const ours = extensionFolder('chrome');
  const isNaiveNeeded = commit === null && !args.includes(LONG);
  const server = await startQuickServer();
  const setup: SubjectSetup = {
    executable: await provideBrowser('chrome'),
    server,
    folders: { ours, naive: isNaiveNeeded ? await buildNaive() : ours, 'empty page': ours },
    script: await pageScript(),
  };
  const subjects = SUBJECTS.filter((name) => only.length === 0 || only.includes(name));
  try {
    if (commit !== null) return await benchPanelAgainst(setup, commit);
    if (args.includes(LONG)) return await benchLongList(setup);
    const runs: Run[] = [];
    for (let round = 0; round < Number(rounds); round += 1) {
      for (const name of subjects) {
        const run = await measureIn(name, setup);
        runs.push(run);
        console.error(`round ${round + 1}, ${name}: ${JSON.stringify(summaryOf(run))}`);
      }
    }
    report('panel', rowsOf(runs), runs.map(summaryOf));
  } finally {
    await server.close();
  }
}

async function measureIn(name: SubjectName, setup: SubjectSetup): Promise<Run> {
  const subject = await startSubject(name, setup);
  try {
    return await measure(name, subject);
  } finally {
    await subject.close();
  }
}

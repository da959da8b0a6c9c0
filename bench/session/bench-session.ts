import type { Frame, Page } from 'puppeteer-core';
import { waitUntil } from '../../tests/browsers/wait-until.ts';
import { provideBrowser } from '../../tools/browsers/provide-browser.ts';
import { extensionFolder } from '../../tools/project.ts';
import { build } from '../../tools/stages/build.ts';
import { pageScript } from '../panel/page-script.ts';
import { type Subject, startSubject } from '../panel/subjects.ts';
import { formatRatio, median, ratioOf, report } from '../report.ts';
import { startQuickServer } from '../requests/quick-server.ts';
import { makeFile, type Timed, timeFile } from './time-file.ts';

const ROUNDS = 5;

/** 10,000 calls in 60 MB */
const CALLS = 10_000;
const BODY = 5400;

/** What this project's runner wraps around functions, which the page does not have. */
const KEEP_NAMES = 'globalThis.__name = (named) => named';

interface Round {
  readonly ours: Timed;
  readonly bare: Timed;
}

/**
 * Opens a HAR of 10,000 calls and 60 MB in the panel, in Chromium, and reads the same file by a bare `JSON.parse` in a
 * worker, in turn.
 */
export async function benchSession(args: readonly string[]): Promise<void> {
  const built = await build();
  if (built.failed > 0) throw new Error(built.output);
  const ours = extensionFolder('chrome');
  const server = await startQuickServer();
  const subject = await startSubject('ours', {
    executable: await provideBrowser('chrome'),
    ...{ server, script: await pageScript() },
    folders: { ours, naive: ours, 'empty page': ours },
  });
  try {
    const rounds: Round[] = [];
    for (let round = 0; round < Number(args[0] ?? ROUNDS); round += 1) {
      const played = await playRound(subject);
      console.error(`round ${round + 1}: ${JSON.stringify(played)}`);
      rounds.push(played);
    }
    report('session', rowsOf(rounds), rounds);
  } finally {
    await subject.close();
    await server.close();
  }
}

async function playRound(subject: Subject): Promise<Round> {
  const { tab, shown } = await subject.openTab();
  await tab.evaluate((document) => benchPage.open(document), shown);
  const panel = await waitUntil('the panel is there', () => panelIn(tab.frames().slice(1)));
  const other = await tab.browser().newPage();
  await other.goto('about:blank');
  await other.evaluate(KEEP_NAMES);
  const bare = await timedIn(other, other.mainFrame(), 'bare');
  await other.close();
  await tab.bringToFront();
  await panel.evaluate(KEEP_NAMES);
  const ours = await timedIn(tab, panel, 'panel');
  await tab.close();
  return { ours, bare };
}

/** The texts and objects that making the file left are collected first: the panel would pay for them in a long task. */
async function timedIn(tab: Page, frame: Frame, side: 'panel' | 'bare'): Promise<Timed> {
  await frame.evaluate(makeFile, CALLS, BODY);
  const session = await tab.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  return frame.evaluate(timeFile, side);
}

async function panelIn(frames: readonly Frame[]): Promise<Frame | null> {
  const [frame = null] = frames;
  return (await frame?.evaluate(() => document.querySelector('[data-testid="empty"]') !== null))
    ? frame
    : null;
}

function rowsOf(rounds: readonly Round[]): readonly Readonly<Record<string, string>>[] {
  const first = rounds.map(({ ours }) => ours.first);
  const ms = (values: readonly number[]) => median(values).toFixed(0);
  return [
    { figure: 'first row, ms', value: ms(first) },
    {
      figure: 'first row / bare worker',
      value: formatRatio(
        ratioOf(
          first,
          rounds.map(({ bare }) => bare.all),
        ),
      ),
    },
    {
      figure: 'first row / JSON.parse alone',
      value: formatRatio(
        ratioOf(
          first,
          rounds.map(({ bare }) => bare.parse),
        ),
      ),
    },
    { figure: 'all rows, ms', value: ms(rounds.map(({ ours }) => ours.all)) },
    { figure: 'longest task of the page, ms', value: ms(rounds.map(({ ours }) => ours.longestTask)) },
  ];
}

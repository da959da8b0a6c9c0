// Prints how Playwright's `routeFromHAR` answers requests in a browser; what the file has not, a stand-in for the real
// server gets. Usage: BROWSER < `{har, requests}`
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const { har, requests } = JSON.parse(readFileSync(0, 'utf8'));
const folder = mkdtempSync(path.join(tmpdir(), 'har-playwright-'));
const file = path.join(folder, 'session.har');
writeFileSync(file, JSON.stringify(har));
const browser = await chromium.launch({ executablePath: process.argv[2] });
try {
  const context = await browser.newContext();
  await context.route('**', (route) => route.fulfill({ status: 299, body: 'the real server' }));
  await context.routeFromHAR(file, { notFound: 'fallback' });
  const page = await context.newPage();
  await context.route('https://app.inventorum.com/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Page</title>' }),
  );
  await page.goto('https://app.inventorum.com/');
  const answers = [];
  for (const request of requests) answers.push(await page.evaluate(answerTo, request));
  process.stdout.write(JSON.stringify(answers));
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** Runs in the page. */
async function answerTo({ url, ...init }) {
  try {
    const response = await fetch(url, init);
    if (response.status === 299) return 'not in the file';
    return { status: response.status, text: await response.text() };
  } catch {
    return 'no answer';
  }
}

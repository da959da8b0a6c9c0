import { test as base, expect } from '@playwright/test';
import { startSandbox } from 'inventorum-api-companion/sandbox';

// A world of its own for each test, about 10 ms; tests may run at once.
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the needed fixtures from this pattern.
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox();
    await use(sandbox);
    await sandbox.close();
  },
});

// An installed Chromium; without the variable Playwright takes the browser that it has downloaded.
const { CHROME_PATH } = process.env;
test.use({ launchOptions: CHROME_PATH ? { executablePath: CHROME_PATH } : {} });

function bearer(sandbox, label) {
  const all = sandbox.accounts.flatMap(({ apps }) => apps.flatMap(({ tokenSets }) => tokenSets));
  return { Authorization: `Bearer ${all.find((each) => each.label === label).accessToken}` };
}

test('a page reads products with the token of the shop', async ({ page, sandbox }) => {
  await page.setExtraHTTPHeaders(bearer(sandbox, 'Read only'));
  await page.goto(`${sandbox.http}/api/products/`);
  await expect(page.locator('body')).toContainText('"data"');
  sandbox.expect({ method: 'GET', path: '/api/products/', tokenSet: 'Read only', status: 200 });
});

test('a write without its scope is refused, and a gateway fails once', async ({ request, sandbox }) => {
  const url = `${sandbox.http}/api/products/`;
  sandbox.failNext({ path: '/api/products/' }, { kind: 'html', status: 502 });
  const write = () => request.post(url, { headers: bearer(sandbox, 'Read only'), data: {} });
  expect((await write()).status()).toBe(502);
  expect((await write()).status()).toBe(403);
  sandbox.expect({ method: 'POST', verdict: 'scope.wrong', times: 1 });
});

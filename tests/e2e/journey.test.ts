import { afterAll, beforeAll, test } from 'vitest';
import { E2E_BROWSER, E2E_EXECUTABLE } from './harness/e2e-browser.ts';
import { type Harness, startHarness } from './harness/start-harness.ts';
import type { Journey } from './journey/journey.ts';
import { JOURNEY, startJourney } from './journey/steps.ts';

let harness: Harness;
let journey: Journey;

beforeAll(async () => {
  harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  journey = await startJourney(harness, async () => {});
});

afterAll(() => harness?.close());

// Each step continues where the previous one ended.
test.each(JOURNEY)('$title', async ({ play }) => {
  await play(journey);
});

import { provideBrowser } from '../../tools/browsers/provide-browser.ts';
import { extensionFolder } from '../../tools/project.ts';
import type { QuickServer } from '../requests/quick-server.ts';
import { firefoxMemory } from './firefox-memory.ts';
import type { WorkerSubject } from './subjects.ts';

const MB = 1_000_000;

/** What the background takes awake and asleep, in both browsers. Printed, not judged. */
export async function printMemory(
  subjects: ReadonlyMap<string, WorkerSubject>,
  server: QuickServer,
): Promise<void> {
  const rows: Record<string, string>[] = [];
  for (const [name, subject] of subjects) {
    const heap = await subject.heap();
    rows.push({ browser: 'Chromium', background: name, awake: inMb(heap), asleep: 'no worker' });
  }
  const { awake, asleep } = await firefoxMemory({
    executable: await provideBrowser('firefox'),
    extension: extensionFolder('firefox'),
    server,
  });
  rows.push({ browser: 'Firefox', background: 'ours', awake: inMb(awake), asleep: inMb(asleep) });
  console.log('Memory: the heap in Chromium; in Firefox the whole process of extensions.');
  console.table(rows);
}

function inMb(bytes: number): string {
  return `${(bytes / MB).toFixed(1)} MB`;
}

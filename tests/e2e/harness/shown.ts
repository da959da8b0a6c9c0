import type { Status, TokenSetStatus } from '../../../src/storage/public/status.ts';
import type { Browser } from '../../browsers/browser.ts';

/** The public status of a token set, read without waking the background. */
export async function shown(real: Browser, label: string): Promise<TokenSetStatus | undefined> {
  const text = await real.inExtension(async () => JSON.stringify(await browser.storage.local.get('status')));
  const { status }: { status?: { value: string } } = JSON.parse(text);
  const shown: Status | null = JSON.parse(status?.value ?? 'null');
  return shown?.apps.flatMap(({ tokenSets }) => tokenSets).find((set) => set.label === label);
}

/** 'idle', 'in flight', 'rejected' …, 'gone' if there is no such token set */
export async function shownState(real: Browser, label: string): Promise<string> {
  return (await shown(real, label))?.refresh.state ?? 'gone';
}

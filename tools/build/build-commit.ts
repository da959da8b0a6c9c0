import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserName } from '../../tests/browsers/browser.ts';
import { buildIn } from '../package/build-in.ts';
import { readCommit } from '../package/read-commit.ts';
import { writeFolder } from '../package/write-folder.ts';
import { OUT } from '../project.ts';

/** Builds the extension of another commit in a separate folder, once. Returns the extension's folder. */
export async function buildCommit(commit: string, browser: BrowserName): Promise<string> {
  const { id, files } = await readCommit(commit);
  const folder = path.join(OUT, 'commits', `${id}-${browser}`);
  const built = path.join(folder, 'dist', browser);
  if (existsSync(path.join(built, 'manifest.json'))) return built;
  console.error(`Building ${id.slice(0, 7)} …`);
  await rm(folder, { recursive: true, force: true });
  await writeFolder(folder, files);
  await buildIn(folder, browser);
  return built;
}

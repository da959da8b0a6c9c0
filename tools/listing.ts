import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commandLine } from '../cli/command-line.ts';
import { listingText } from './listing/listing-text.ts';
import { readListing } from './listing/read-listing.ts';
import { OUT, ROOT } from './project.ts';
import { runBuilt } from './run-built.ts';

commandLine({
  usage: `
Usage: npm run listing

Builds, and writes what stores show and ask (name, texts, reasons of permissions, data use, privacy, release notes) into
out/listing/en.md and de.md.
`,
  options: {},
});

await runBuilt(async () => {
  const folder = path.join(OUT, 'listing');
  await mkdir(folder, { recursive: true });
  for (const locale of ['en', 'de'] as const) {
    const file = path.join(folder, `${locale}.md`);
    await writeFile(file, listingText(locale, await readListing(locale)));
    console.log(`Wrote ${path.relative(ROOT, file)}`);
  }
  return 0;
});

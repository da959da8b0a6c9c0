import type { Har, HarEntry, HarPage } from './har.ts';

/** A HAR 1.2 document of these entries, oldest first. They belong to no page: none is known. */
export function harLog(entries: readonly HarEntry[], creatorVersion: string): Har {
  const pages: readonly HarPage[] = [];
  return {
    log: {
      version: '1.2',
      creator: { name: 'INVENTORUM API Companion', version: creatorVersion },
      pages,
      entries: entries.toSorted((a, b) => a.startedDateTime.localeCompare(b.startedDateTime)),
    },
  };
}

import type { Har, HarEntry, HarPage, HarPostData, WrittenEntry, WrittenPostData } from './har.ts';

/** A HAR 1.2 document of these entries, oldest first. They belong to no page, because none is known. */
export function harLog(entries: readonly HarEntry[], creatorVersion: string): Har {
  const pages: readonly HarPage[] = [];
  return {
    log: {
      version: '1.2',
      creator: { name: 'INVENTORUM API Companion', version: creatorVersion },
      pages,
      entries: entries.map(written).toSorted((a, b) => a.startedDateTime.localeCompare(b.startedDateTime)),
    },
  };
}

function written(entry: HarEntry): WrittenEntry {
  const { postData, ...request } = entry.request;
  return { ...entry, request: { ...request, ...(postData && { postData: writtenPostData(postData) }) } };
}

const FORM = 'application/x-www-form-urlencoded';

/**
 * The fields of a form, decoded from the text: browsers write them encoded or decoded. Programs that find `params` send
 * them instead of the text, if the bare media type says so; so they are written for forms only.
 */
function writtenPostData(postData: HarPostData): WrittenPostData {
  const [type = ''] = postData.mimeType.split(';');
  if (type.trim().toLowerCase() !== FORM || postData.text === '') return postData;
  const params = [...new URLSearchParams(postData.text)].map(([name, value]) => ({ name, value }));
  return { ...postData, mimeType: FORM, params };
}

/** A HAR document as text, in parts: one long string of thousands of entries would be in memory twice. */
export function harText({ log }: Har): readonly string[] {
  const { entries, ...rest } = log;
  const head = JSON.stringify(rest).slice(0, -1);
  const lines = entries.map((entry, i) => `${i === 0 ? '' : ','}\n${JSON.stringify(entry)}`);
  return [`{"log":${head},"entries":[`, ...lines, '\n]}}\n'];
}

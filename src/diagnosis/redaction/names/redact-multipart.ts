import type { TextRedaction } from './text-redaction.ts';

/** The start of a part of a form (RFC 7578): dashes and the boundary, then a header. */
const BEGINNING = /^(--[^\r\n]{1,200})\r?\n(?=content-|[\w-]{1,60}:)/im;

/** RFC 7578 section 4.2 requires quotation marks; some programs omit them. */
const NAME = /\bname\s{0,5}=\s{0,5}(?:"([^"\r\n]{0,200})"|([^\s;"]{1,200}))/i;

const BLANK_LINE = /\r?\n\r?\n/;

/** Redacts parts of a form with a secret name completely, however many lines they have. */
export function redactMultipart(text: string, redaction: TextRedaction): string {
  if (!text.includes('--')) return text;
  const boundary = BEGINNING.exec(text)?.[1];
  if (boundary === undefined) return text;
  return text
    .split(boundary)
    .map((part) => redactPart(part, redaction))
    .join(boundary);
}

function redactPart(part: string, { judge, put, nested }: TextRedaction): string {
  const blank = BLANK_LINE.exec(part);
  const name = blank && NAME.exec(part.slice(0, blank.index));
  if (!blank || !name) return part;
  const begin = blank.index + blank[0].length;
  const end = part.length - (/\r?\n$/.exec(part.slice(-2))?.[0].length ?? 0);
  const value = part.slice(begin, Math.max(begin, end));
  if (value === '') return part;
  const kind = judge(name[1] ?? name[2] ?? '');
  return `${part.slice(0, begin)}${kind === null ? nested(value) : put(kind, value)}${part.slice(Math.max(begin, end))}`;
}

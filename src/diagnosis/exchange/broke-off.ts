import { listAt, property, textAt } from '../../read-foreign.ts';

/** Answers of these have no body, whatever their headers announce (RFC 9110 section 6.4.1). */
const WITHOUT_BODY: ReadonlySet<unknown> = new Set([204, 205, 304]);

/**
 * Whether the body of an answer ended before its end, from a HAR entry. Chromium says so by an error beside a status;
 * Firefox gives less than was announced, unless the body was compressed or in chunks, where nothing shows it. A body of
 * no bytes may only be hidden from the page.
 */
export function brokeOff(entry: unknown): boolean {
  const response = property(entry, 'response');
  const status = property(response, 'status');
  if (typeof status !== 'number' || status < 200 || (status >= 300 && status < 400)) return false;
  // Chromium always has this field.
  if (property(response, '_error') !== undefined) return endedBy(textAt(response, '_error'));
  const size = property(property(response, 'content'), 'size');
  if (!mayHaveBody(entry) || typeof size !== 'number') return false;
  return size > 0 && size < announced(response);
}

/** Whether an answer has a body, because it announced one or is JSON, and the browser received no byte of it. */
export function isUnseen(entry: unknown): boolean {
  const response = property(entry, 'response');
  if (property(property(response, 'content'), 'size') !== 0 || !mayHaveBody(entry)) return false;
  return announced(response) > 0 || /[/+]json/i.test(headerOf(response, 'content-type'));
}

function mayHaveBody(entry: unknown): boolean {
  const isHead = textAt(property(entry, 'request'), 'method').toUpperCase() === 'HEAD';
  return !isHead && !WITHOUT_BODY.has(property(property(entry, 'response'), 'status'));
}

/** Other errors of Chromium are of answers that came whole and were withheld from the page. */
function endedBy(error: string): boolean {
  return error !== '' && !/ERR_FAILED|ERR_BLOCKED_/.test(error);
}

/** Bytes by `Content-Length`; 0: not announced, or of the compressed body. */
function announced(response: unknown): number {
  const encoding = headerOf(response, 'content-encoding');
  const length = headerOf(response, 'content-length');
  return (encoding === '' || encoding === 'identity') && /^\d{1,15}$/.test(length) ? Number(length) : 0;
}

function headerOf(response: unknown, name: string): string {
  return listAt(response, 'headers')
    .map((each) => (textAt(each, 'name').toLowerCase() === name ? textAt(each, 'value') : ''))
    .join('');
}

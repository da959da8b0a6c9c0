import { parseUrl } from '../../src/parse-url.ts';

interface Head {
  readonly status: number;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Head['headers'];
}

/** One call that curl made, as an entry of HAR 1.2. SECRET. */
interface PrintedCall {
  readonly entry: unknown;
  readonly told: { readonly answerOnly: boolean };
}

/**
 * Reads what `curl -i` printed (an answer with its head), or `curl -v` with both streams (also what was sent). `call`:
 * for an answer that does not name its call.
 */
export function parseCurlOutput(
  text: string,
  call: { readonly method: string; readonly url: string } | null,
): PrintedCall | 'other text' | 'call missing' {
  const lines = text.split(/\r?\n/);
  const said = lines.some((line) => /^< HTTP\//.test(line));
  const answer = said ? ofVerbose(lines) : ofHeads(text);
  if (answer === null) return 'other text';
  const sent = said ? sentIn(lines) : null;
  const told = sent ?? (call && { ...call, headers: [] });
  if (told === null) return 'call missing';
  return { entry: entryOf(told, answer), told: { answerOnly: sent === null } };
}

interface Answer extends Head {
  readonly body: string;
}

/** Of several answers (an interim one, a redirect that was followed) the last. */
function ofHeads(text: string): Answer | null {
  const [head = '', ...rest] = text.split(/\r?\n\r?\n/);
  if (!/^HTTP\/[\d.]+ \d{3}/.test(head)) return null;
  const body = rest.join('\n\n');
  const next = /^HTTP\/[\d.]+ \d{3}/.test(body) ? ofHeads(body) : null;
  return next ?? { ...headOf(head.split(/\r?\n/)), body };
}

function ofVerbose(lines: readonly string[]): Answer {
  const received = lines.filter((line) => line.startsWith('< ')).map((line) => line.slice(2));
  const last = received.findLastIndex((line) => line.startsWith('HTTP/'));
  const body = lines.filter(
    (line) => !/^(?:[*<>](?: |$)|[{}] \[\d+ bytes data\]|\s*[\d.k-]+\s+\d)/.test(line),
  );
  return { ...headOf(received.slice(last)), body: body.join('\n') };
}

function headOf([first = '', ...fields]: readonly string[]): Head {
  return { status: Number(/^HTTP\/[\d.]+ (\d{3})/.exec(first)?.[1] ?? 0), headers: headersIn(fields) };
}

function headersIn(lines: readonly string[]): Head['headers'] {
  return lines.flatMap((line) => {
    const [, name = '', value = ''] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    return name === '' ? [] : [{ name, value }];
  });
}

/** Of several requests the last, as of the answers. */
function sentIn(lines: readonly string[]): Sent | null {
  const sent = lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
  const last = sent.findLastIndex((line) => /^\S+ \S+ HTTP\//.test(line));
  const [, method = '', target = ''] = /^(\S+) (\S+) HTTP\//.exec(sent[last] ?? '') ?? [];
  const headers = headersIn(sent.slice(last + 1));
  const host = headers.find(({ name }) => name.toLowerCase() === 'host')?.value ?? '';
  const isTls = lines.some((line) => /^\* .*(?:SSL connection|port 443)/.test(line));
  const url = `${isTls ? 'https' : 'http'}://${host}${target}`;
  return parseUrl(url) === null ? null : { method, url, headers };
}

function entryOf({ method, url, headers }: Sent, { status, headers: received, body }: Answer): unknown {
  const type = received.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  return {
    request: { method, url, headers },
    response: { status, headers: received, content: { mimeType: type, text: body } },
  };
}

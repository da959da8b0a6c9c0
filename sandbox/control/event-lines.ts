import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { LogEvent, SandboxRequest } from '../log/request-log.ts';

/** Reads `?since=ID`; 0 without it. */
export function since(c: Context): number {
  const text = c.req.query('since') ?? '0';
  if (!/^\d{1,15}$/.test(text)) throw new HTTPException(400, { message: 'since takes the id of a request.' });
  return Number(text);
}

/** Approximate limit of body and query characters in one answer; the oldest requests beyond it are left out. */
const MOST_TEXT = 8 * 1024 * 1024;

export function newerThan(requests: readonly SandboxRequest[], id: number): readonly SandboxRequest[] {
  const newer = requests.filter((request) => request.id > id);
  let text = 0;
  const tooOld = newer.findLastIndex(({ body, query }) => {
    text += Math.min(body.length + query.length, 32_768);
    return text > MOST_TEXT;
  });
  return newer.slice(tooOld + 1);
}

/** First the past, then new events, one per line as JSON of what `say` makes of them, until the reader disconnects. */
export function eventLines(
  past: readonly LogEvent[],
  listen: (listener: (event: LogEvent) => void) => () => void,
  say: (event: LogEvent) => object,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: LogEvent) => {
        controller.enqueue(encoder.encode(`${JSON.stringify(say(event))}\n`));
      };
      // an empty line at once, so that the reader knows it is connected and misses nothing from here on
      controller.enqueue(encoder.encode('\n'));
      past.forEach(send);
      stop = listen(send);
    },
    cancel() {
      stop();
    },
  });
}

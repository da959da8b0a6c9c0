import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { redactRequest } from '../log/redact-request.ts';
import type { LogEvent, SandboxRequest } from '../log/request-log.ts';
import { createSecretNames } from '../log/secret-names.ts';
import type { SandboxState } from '../sandbox-state.ts';

/** The received requests, with secrets replaced by labels, as a list and as a stream. */
export function addRequestRoutes(app: Hono, { log, database }: SandboxState): void {
  const secretNames = createSecretNames(database);
  const redactNow = () => {
    const redaction = { database, secrets: secretNames() };
    return (request: SandboxRequest) => redactRequest(redaction, request);
  };
  app.get('/requests', (c) => c.json(newerThan(log.entries(), since(c)).map(redactNow())));
  app.delete('/requests', (c) => {
    log.clear();
    return c.body(null, 204);
  });
  app.get('/requests/stream', (c) => {
    const past = newerThan(log.entries(), since(c)).map(asEvent);
    const lines = eventLines(past, log.listen, ({ kind, request }) => ({
      kind,
      request: redactNow()(request),
    }));
    return new Response(lines, { headers: { 'Content-Type': 'application/x-ndjson' } });
  });
}

function since(c: Context): number {
  const text = c.req.query('since') ?? '0';
  if (!/^\d{1,15}$/.test(text)) throw new HTTPException(400, { message: 'since takes the id of a request.' });
  return Number(text);
}

function newerThan(requests: readonly SandboxRequest[], id: number): readonly SandboxRequest[] {
  const newer = requests.filter((request) => request.id > id);
  let text = 0;
  const tooOld = newer.findLastIndex(({ body, query }) => {
    text += Math.min(body.length + query.length, 32_768);
    return text > MOST_TEXT;
  });
  return newer.slice(tooOld + 1);
}

function asEvent(request: SandboxRequest): LogEvent {
  return { kind: request.status === null ? 'arrived' : 'answered', request };
}

/** Approximate limit of body and query characters in one answer; the oldest requests beyond it are left out. */
const MOST_TEXT = 8 * 1024 * 1024;

/** First the past requests, then new events, one per line, until the reader disconnects. */
function eventLines(
  past: readonly LogEvent[],
  listen: (listener: (event: LogEvent) => void) => () => void,
  redact: (event: LogEvent) => LogEvent,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: LogEvent) => {
        controller.enqueue(encoder.encode(`${JSON.stringify(redact(event))}\n`));
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

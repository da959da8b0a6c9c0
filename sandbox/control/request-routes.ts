import type { Hono } from 'hono';
import { redactRequest } from '../log/redact-request.ts';
import { eventOf, type SandboxRequest } from '../log/request-log.ts';
import { createSecretNames } from '../log/secret-names.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { eventLines, newerThan, since } from './event-lines.ts';

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
    const past = newerThan(log.entries(), since(c)).map(eventOf);
    const lines = eventLines(past, log.listen, ({ kind, request }) => ({
      kind,
      request: redactNow()(request),
    }));
    return new Response(lines, { headers: { 'Content-Type': 'application/x-ndjson' } });
  });
}

import { toResponse } from './api/respond.ts';
import { serveApi } from './api/serve-api.ts';
import { createState, type StateOptions } from './create-state.ts';
import { createJournal } from './journal/journal.ts';
import { ALL_ROUTES } from './resources/routes.ts';
import type { SandboxControls } from './sandbox.ts';
import { createControls } from './sandbox-controls.ts';
import { answerRequest } from './server/answer-request.ts';
import { NO_CONNECTION } from './server/connection.ts';
import { readBody } from './server/read-body.ts';
import { createSnapshots } from './snapshots.ts';

export interface SandboxHandler extends SandboxControls {
  /** Answers like the server. A cut connection rejects with a TypeError, as with fetch. */
  fetch(request: Request): Promise<Response>;
  close(): void;
}

/** A sandbox without ports, for unit tests: a plain Request -> Response handler over its own database. */
export function createSandboxHandler(options: StateOptions = {}): SandboxHandler {
  const state = createState(options);
  const api = serveApi(state, ALL_ROUTES);
  const own = {
    fetch: async (request: Request) => {
      const url = new URL(request.url);
      const answered = await answerRequest(state, api, {
        method: request.method,
        url,
        via: url.protocol === 'https:' ? 'https' : 'http',
        headers: Object.fromEntries(request.headers),
        body: await readBody(request),
        wire: NO_CONNECTION,
        request: () => request,
      });
      return answered instanceof Response ? answered : toResponse(answered);
    },
    close: () => {
      state.faults.close();
      state.database.close();
    },
  };
  // no spread: the controls' getters must stay live
  return Object.defineProperties(
    createControls(state, createSnapshots(state, options.dataFile), createJournal(state)),
    Object.getOwnPropertyDescriptors(own),
  ) as SandboxHandler;
}

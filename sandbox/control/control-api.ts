import { Hono } from 'hono';
import type { SandboxControls } from '../sandbox.ts';
import type { SandboxState } from '../sandbox-state.ts';

/** The control API: how another process looks into a sandbox and breaks it. Never on the API's own port. */
export function controlApi(
  _state: SandboxState,
  controls: SandboxControls,
): (request: Request) => Promise<Response> {
  const app = new Hono();
  app.get('/accounts', (c) => c.json(controls.accounts));
  return async (request) => app.fetch(request);
}

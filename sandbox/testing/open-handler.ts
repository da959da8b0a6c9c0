import { onTestFinished } from 'vitest';
import { createSandboxHandler, type SandboxHandler } from '../create-sandbox-handler.ts';
import type { StateOptions } from '../create-state.ts';
import { type TestClient, testClient } from './test-client.ts';

export interface OpenHandler {
  readonly sandbox: SandboxHandler;
  readonly client: TestClient;
  send(path: string, init?: RequestInit): Promise<Response>;
}

/** A sandbox without ports for one test, closed when the test ends. The rate limit is off: it has tests of its own. */
export function openHandler(options: StateOptions = {}): OpenHandler {
  const sandbox = createSandboxHandler({ ...options, settings: { rateLimit: 'off', ...options.settings } });
  onTestFinished(() => {
    sandbox.close();
  });
  const send = (path: string, init?: RequestInit) =>
    sandbox.fetch(new Request(new URL(path, 'http://localhost'), init));
  return { sandbox, client: testClient(sandbox, send), send };
}

import { onTestFinished } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { type SandboxOptions, startSandbox } from '../start-sandbox.ts';
import { type TestClient, testClient } from './test-client.ts';

export interface OpenSandbox {
  readonly sandbox: Sandbox;
  readonly client: TestClient;
}

/** A real sandbox on free ports for one test, closed when the test ends. The rate limit is off unless requested. */
export async function openSandbox(options: SandboxOptions = {}): Promise<OpenSandbox> {
  const sandbox = await startSandbox({ rateLimit: 'off', ...options });
  onTestFinished(() => sandbox.close());
  return { sandbox, client: testClient(sandbox, (path, init) => fetch(sandbox.http + path, init)) };
}

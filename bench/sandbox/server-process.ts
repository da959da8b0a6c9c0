import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server under test in a separate process. */
export interface ServerProcess {
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

export function startProcess(
  script: string,
  args: readonly string[],
  stdout: 'pipe' | 'ignore',
): ServerProcess {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', stdout, 'inherit'] });
  return {
    child,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

/** Resolves as soon as something answers at `url`; rejects after 30 s. */
export async function untilItAnswers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer) {
      await answer.arrayBuffer();
      return;
    }
    await sleep(100);
  }
  throw new Error(`Nothing answers at ${url}.`);
}

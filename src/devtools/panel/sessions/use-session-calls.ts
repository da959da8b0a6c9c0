import { useEffect, useRef, useState } from 'preact/hooks';
import type { Environment } from '../../../inventorum/environment.ts';
import { report } from '../../../trace.ts';
import type { BodyStore, CallBody } from '../calls/body-store.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import type { RedactValues } from '../calls/redact-exchange.ts';
import type { FromSession, SessionHead, SessionProblem, ToSession } from './serve-session.ts';

/** A file that is shown in place of the live list. */
export interface SessionSource {
  readonly name: string;
  readonly file: Blob;
}

export interface OpeningParts {
  readonly startWorker: () => Worker;
  /** a file may be opened soon */
  readonly prepare: () => void;
  readonly redactValues: RedactValues;
}

/** What was read of a session so far. */
interface SessionCalls {
  /** null: not read yet */
  readonly head: SessionHead | null;
  readonly calls: readonly DiagnosedCall[];
  readonly problem: SessionProblem | null;
  /** the call that was selected when the file was saved; null: none, or not read yet */
  readonly selectedKey: string | null;
  /** all calls are there */
  readonly complete: boolean;
  readonly bodies: Pick<BodyStore, 'read'>;
}

type Read = Omit<SessionCalls, 'bodies'>;

const NOTHING: Read = { head: null, calls: [], problem: null, selectedKey: null, complete: false };

/**
 * The calls of a file, read in a thread of its own that ends with this component. They are read again whenever `secrets`
 * changes: what was saved since may be in them.
 */
export function useSessionCalls(
  { file }: SessionSource,
  { startWorker, redactValues }: OpeningParts,
  { environments, secrets }: { readonly environments: readonly Environment[]; readonly secrets: string },
): SessionCalls {
  const [read, setRead] = useState(NOTHING);
  const asked = useRef(createBodies());
  // biome-ignore lint/correctness/useExhaustiveDependencies: environments that are added later matter to other files.
  useEffect(() => {
    setRead(NOTHING);
    const worker = startWorker();
    const send = (message: ToSession) => worker.postMessage(message);
    asked.current = createBodies(send);
    worker.onmessage = ({ data }: MessageEvent<FromSession>) => {
      if (data.is === 'secret') {
        void redactValues(data.entries).then((redacted) => send({ do: 'redacted', id: data.id, redacted }));
      } else if (data.is === 'body') asked.current.answer(data.id, data.body);
      else setRead((before) => nextRead(before, data));
      // After the rows are drawn, so that no frame has to wait for several parts.
      if (data.is === 'calls') setTimeout(() => send({ do: 'go on' }));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      report('opened session', new Error('The thread of a session has failed.'));
      setRead((before) => ({ ...before, problem: 'failed' }));
    };
    send({ do: 'open', file, environments });
    return () => worker.terminate();
  }, [file, secrets, startWorker, redactValues]);
  const [bodies] = useState(() => ({ read: (key: string) => asked.current.read(key) }));
  return { ...read, bodies };
}

function nextRead(before: Read, message: Exclude<FromSession, { readonly is: 'secret' | 'body' }>): Read {
  switch (message.is) {
    case 'head':
      return { ...before, head: message.head };
    case 'calls':
      return {
        ...before,
        calls: [...before.calls, ...message.calls],
        selectedKey: before.selectedKey ?? message.selectedKey,
      };
    case 'end':
      return { ...before, complete: true };
    case 'problem':
      return { ...before, problem: message.problem };
  }
}

/** Asks the thread for bodies. */
function createBodies(send: (message: ToSession) => void = () => undefined) {
  const waiting = new Map<number, (body: CallBody) => void>();
  let count = 0;
  return {
    read(key: string): Promise<CallBody> {
      count += 1;
      const id = count;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        send({ do: 'read body', id, key });
      });
    },
    answer(id: number, body: CallBody): void {
      waiting.get(id)?.(body);
      waiting.delete(id);
    },
  };
}

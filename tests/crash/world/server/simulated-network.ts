import type { Fetch } from '../../../../src/oauth/token-request.ts';
import type { Life } from '../life.ts';
import type { Random } from '../random.ts';
import type { Scheduler } from '../scheduler.ts';
import type { ServerReply } from './token-server.ts';

/** Callbacks for each token request. */
export interface NetworkWatch {
  /** The background passes it to the browser. */
  readonly onFetch: () => void;
  /** It leaves the machine now; returns the callbacks for its end. */
  readonly onSent: (life: Life, refreshToken: string) => RequestWatch;
  /** The same for a log-in by password. */
  readonly onLogIn: (life: Life, tokenSetId: string) => RequestWatch;
}

export interface RequestWatch {
  /** It reached the server. */
  readonly answer: () => ServerReply;
  /** The caller has received everything that it will ever get, or an error. Only the first end counts. */
  readonly onEnd: (end: RequestEnd) => void;
}

export type RequestEnd = ServerReply | 'timed out' | 'network failed';

export interface NetworkParts {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly watch: NetworkWatch;
}

/** A request in progress. */
interface Wire {
  readonly life: Life;
  readonly lane: string;
  readonly signal: AbortSignal;
  readonly request: RequestWatch;
}

/** `fetch` of one life of the background. The server processes what it received, even if the caller has died. */
export function simulatedFetch(life: Life, parts: NetworkParts): Fetch {
  let requests = 0;
  return async (_url, init) => {
    requests += 1;
    parts.watch.onFetch();
    const lane = `network ${life.id}.${requests}`;
    const form = new URLSearchParams(String(init.body));
    const refreshToken = form.get('refresh_token') ?? '';
    // The simulated owner's e-mail is the name of the token set.
    const owner = form.get('username');
    const signal = init.signal ?? new AbortController().signal;
    const label = `sends ${owner === null ? refreshToken : `the password for ${owner}`}`;
    const { onSent, onLogIn } = parts.watch;
    const apply = () => (owner === null ? onSent(life, refreshToken) : onLogIn(life, owner));
    const request = await parts.scheduler.call(life, { lane, label, apply });
    return await answerOf({ life, lane, signal, request }, parts);
  };
}

function answerOf(wire: Wire, { scheduler, random }: NetworkParts): Promise<Response> {
  const { life, lane, signal, request } = wire;
  return new Promise((resolve, reject) => {
    const timeOut = () => {
      if (life.alive) request.onEnd('timed out');
      reject(signal.reason);
    };
    signal.addEventListener('abort', timeOut, { once: true });

    function arrive(reply: ServerReply): void {
      if (signal.aborted) return;
      if (reply.breaks === 'before') {
        request.onEnd('network failed');
        reject(new TypeError('Failed to fetch'));
      } else {
        resolve(new Response(bodyOf(reply, wire, scheduler), reply));
      }
    }

    scheduler.enqueue(lane, 'the server works on the request', () => {
      // A dead caller's request may never have left the machine.
      if (!life.alive && random.chance(0.3)) return;
      const reply = request.answer();
      if (reply.breaks === 'silent before') return;
      const label = `is answered ${reply.status}`;
      void scheduler.call(life, { lane, label, apply: () => reply }).then(arrive);
    });
  });
}

function bodyOf(reply: ServerReply, wire: Wire, scheduler: Scheduler): ReadableStream<Uint8Array> {
  const { life, lane, signal, request } = wire;
  const apply = () => {
    if (reply.breaks !== 'silent in body') request.onEnd(reply);
  };
  async function pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    await scheduler.call(life, { lane, label: 'reads the answer', apply });
    if (signal.aborted) return controller.error(signal.reason);
    if (reply.text !== '') controller.enqueue(new TextEncoder().encode(reply.text));
    if (reply.breaks === 'no') return controller.close();
    if (reply.breaks === 'in body') return controller.error(new TypeError('network error'));
    await new Promise((_resolve, breakOff) =>
      signal.addEventListener('abort', () => breakOff(signal.reason), { once: true }),
    );
  }
  return new ReadableStream({ pull }, { highWaterMark: 0 });
}

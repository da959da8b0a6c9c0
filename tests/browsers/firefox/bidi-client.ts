import WebSocket from 'ws';

type Params = Readonly<Record<string, unknown>>;

/** Longer than the browser is ever busy; without a limit, a lost answer would look like a slow test. */
const LONGEST_ANSWER_MS = 60_000;

/** A WebDriver BiDi connection: sends commands, receives results and events (https://w3c.github.io/webdriver-bidi/). */
export interface BidiClient {
  /** Throws the browser's error: `error: message`. */
  send<Result = Params>(method: string, params?: Params): Promise<Result>;
  onEvent(listener: (method: string, params: Params) => void): void;
  close(): void;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

export async function connectBidi(url: string): Promise<BidiClient> {
  const socket = new WebSocket(url, { maxPayload: 256 * 1024 * 1024 });
  const waiting = new Map<number, Waiting>();
  const listeners: ((method: string, params: Params) => void)[] = [];
  let lastId = 0;

  socket.on('message', (data) => {
    const message = JSON.parse(data.toString());
    if (message.type === 'event') {
      for (const listener of listeners) listener(message.method, message.params);
      return;
    }
    const command = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'error') command?.reject(new Error(`${message.error}: ${message.message}`));
    else command?.resolve(message.result);
  });
  socket.on('close', () => {
    for (const command of waiting.values()) command.reject(new Error('Firefox has ended'));
    waiting.clear();
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => socket.terminate());

  function send<Result>(method: string, params: Params = {}): Promise<Result> {
    if (socket.readyState !== WebSocket.OPEN) return Promise.reject(new Error('Firefox has ended'));
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      const overdue = setTimeout(() => {
        waiting.delete(id);
        reject(new Error(`Firefox did not answer ${method} within ${LONGEST_ANSWER_MS / 1000} s`));
      }, LONGEST_ANSWER_MS);
      const settle =
        <T>(then: (outcome: T) => void) =>
        (outcome: T): void => {
          clearTimeout(overdue);
          then(outcome);
        };
      waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      socket.send(JSON.stringify({ id, method, params }));
    });
  }

  return { send, onEvent: (listener) => listeners.push(listener), close: () => socket.close() };
}

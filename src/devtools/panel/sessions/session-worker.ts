import { serveSession, type ToSession } from './serve-session.ts';

const receive = serveSession((message) => postMessage(message));

addEventListener('message', ({ data }: MessageEvent<ToSession>) => receive(data));

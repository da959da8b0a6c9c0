import { setTimeout as sleep } from 'node:timers/promises';
import { htmlPage } from '../pages/html-page.ts';
import type { FullAnswer } from './fault.ts';
import type { Strike } from './fault-queue.ts';

/** The connection of a request. A plain handler has none: there a cut connection is a rejection, as with fetch. */
export interface Connection {
  /** ends the connection without an answer; `reset` with a TCP reset */
  cut(how: 'drop' | 'reset'): Response;
  /** sends the first bytes of an answer and ends the connection `afterMs` later */
  truncate(response: Response, cut: { readonly bytes: number; readonly afterMs: number }): Promise<Response>;
}

type Work = () => Promise<Response>;

/** Answers a request that a fault strikes. */
export async function strike(
  { answer, chance, released, closing }: Strike,
  work: Work,
  wire: Connection,
): Promise<Response> {
  switch (answer.kind) {
    case 'answer':
    case 'html':
    case 'redirect':
      return insteadOfWork(answer);
    case 'delay':
      await sleep(answer.ms + answer.jitterMs * chance, undefined, { signal: closing });
      return work();
    case 'hold':
      return hold(answer.when, released, work);
    case 'drop':
    case 'reset':
      if (answer.when === 'after the work') await work();
      return wire.cut(answer.kind);
    default:
      return afterWork(answer, await work(), { wire, closing });
  }
}

async function hold(
  when: 'before the work' | 'after the work',
  released: Promise<void>,
  work: Work,
): Promise<Response> {
  if (when === 'before the work') {
    await released;
    return work();
  }
  const response = await work();
  await released;
  return response;
}

function insteadOfWork(answer: FullAnswer & { kind: 'answer' | 'html' | 'redirect' }): Response {
  if (answer.kind === 'html') {
    const page = htmlPage('Sign in to this network', 'Please accept the terms of use to go on.');
    return new Response(page, { status: answer.status, headers: { 'Content-Type': 'text/html' } });
  }
  if (answer.kind === 'redirect') {
    return new Response(null, { status: answer.status, headers: { Location: answer.location } });
  }
  const isText = typeof answer.body === 'string';
  const text = isText ? String(answer.body) : JSON.stringify(answer.body);
  const body = answer.encoding === 'base64' ? Buffer.from(text, 'base64') : text;
  const type = isText ? 'text/plain' : 'application/json';
  const isEmpty = [204, 205, 304].includes(answer.status);
  // Headers, no spread: a name in another case must replace ours.
  const headers = new Headers({ 'Content-Type': type });
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, value);
  return new Response(isEmpty ? null : body, { status: answer.status, headers });
}

type AfterWork = FullAnswer & { kind: 'truncate' | 'drip' | 'huge' | 'content type' | 'edit' };

interface Surroundings {
  readonly wire: Connection;
  readonly closing: AbortSignal;
}

async function afterWork(
  answer: AfterWork,
  response: Response,
  { wire, closing }: Surroundings,
): Promise<Response> {
  switch (answer.kind) {
    case 'truncate':
      return wire.truncate(response, answer);
    case 'drip':
      return withBody(response, drip(new Uint8Array(await response.arrayBuffer()), answer, closing));
    case 'huge':
      return withBody(response, repeat(answer.bytes));
    case 'content type': {
      const changed = withBody(response, await response.text());
      changed.headers.set('Content-Type', answer.value);
      return changed;
    }
    case 'edit':
      return withBody(response, edited(await response.text(), answer.set, answer.remove));
  }
}

function withBody(response: Response, body: BodyInit): Response {
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return new Response(body, { status: response.status, headers });
}

function edited(text: string, set: Readonly<Record<string, unknown>>, remove: readonly string[]): string {
  const body: unknown = JSON.parse(text);
  const kept = Object.entries(body ?? {}).filter(([key]) => !remove.includes(key));
  return JSON.stringify({ ...Object.fromEntries(kept), ...set });
}

function drip(
  bytes: Uint8Array,
  { bytes: size, everyMs }: { readonly bytes: number; readonly everyMs: number },
  closing: AbortSignal,
) {
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (sent > 0) await sleep(everyMs, undefined, { signal: closing }).catch(() => undefined);
      if (closing.aborted) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.slice(sent, sent + size));
      sent += size;
      if (sent >= bytes.length) controller.close();
    },
  });
}

function repeat(total: number) {
  const chunk = new Uint8Array(65_536).fill('x'.charCodeAt(0));
  let left = total;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(left < chunk.length ? chunk.slice(0, left) : chunk);
      left -= chunk.length;
      if (left <= 0) controller.close();
    },
  });
}

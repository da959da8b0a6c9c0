import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { plainEntry, type Recording, readRecording } from '../../../diagnosis/har/recording.ts';
import type { Redacted } from '../../../diagnosis/redaction/redact-values.ts';
import type { Environment } from '../../../inventorum/environment.ts';
import { property } from '../../../read-foreign.ts';
import type { CallBody } from '../calls/body-store.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { createRecordedCalls, environmentsIn } from './recorded-calls.ts';

/** Why a file is not shown. */
export type SessionProblem = 'too large' | 'unreadable' | 'broken JSON' | 'no HAR' | 'failed';

/** What is known of a session before its calls. */
export interface SessionHead {
  /** number of all requests in the file */
  readonly requests: number;
  /** number of requests that were not read, because there are too many */
  readonly unread: number;
  /** the program; may be empty */
  readonly recordedBy: string;
  /** with which the file was saved; empty: none */
  readonly filter: string;
  readonly environments: readonly Environment[];
}

/** From the page to the thread. */
export type ToSession =
  | { readonly do: 'open'; readonly file: Blob; readonly environments: readonly Environment[] }
  /** the page has shown the last calls */
  | { readonly do: 'go on' }
  /** null: the background does not answer */
  | {
      readonly do: 'redacted';
      readonly id: number;
      readonly redacted: Redacted<readonly HarEntry[]> | null;
    }
  | { readonly do: 'read body'; readonly id: number; readonly key: string };

/** From the thread to the page. */
export type FromSession =
  | { readonly is: 'head'; readonly head: SessionHead }
  /** `selectedKey`: that of the call that was selected when the file was saved, if it is among these */
  | { readonly is: 'calls'; readonly calls: readonly DiagnosedCall[]; readonly selectedKey: string | null }
  | { readonly is: 'end' }
  | { readonly is: 'problem'; readonly problem: SessionProblem }
  /** asks for these without the values that the background stores */
  | { readonly is: 'secret'; readonly id: number; readonly entries: readonly HarEntry[] }
  | { readonly is: 'body'; readonly id: number; readonly body: CallBody };

/** Bytes. Parsed it takes some times as much, and a text of twice the size would be too long for Chromium. */
const LARGEST_FILE = 250_000_000;

/** The list shows no more. */
const MOST_REQUESTS = 50_000;

/** Requests that are read for the first rows, and then at once: more would make a frame of the page late. */
const FIRST_PART = 40;
const PART = 75;

/**
 * Reads the file of a session for a page, in a thread of its own: its calls come in parts, each when the page has shown
 * the one before, and a body when it is asked for. Returns the receiver of the page's messages.
 */
export function serveSession(post: (message: FromSession) => void): (message: ToSession) => void {
  const waiting = new Map<number, (redacted: Redacted<readonly HarEntry[]> | null) => void>();
  let count = 0;
  let goOn: () => void = () => undefined;
  let calls: ReturnType<typeof createRecordedCalls> | null = null;

  function redactValues(entries: readonly HarEntry[]): Promise<Redacted<readonly HarEntry[]> | null> {
    count += 1;
    const id = count;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      post({ is: 'secret', id, entries });
    });
  }

  async function open(file: Blob, given: readonly Environment[]): Promise<void> {
    const recording = await parsed(file);
    if (typeof recording === 'string') return post({ is: 'problem', problem: recording });
    const entries = recording.entries.slice(0, MOST_REQUESTS);
    const environments = environmentsIn(entries, given);
    const requests = recording.entries.length;
    const { recordedBy, byFirefox, filter } = recording;
    post({
      is: 'head',
      head: { requests, unread: requests - entries.length, recordedBy, filter, environments },
    });
    calls = createRecordedCalls({ environments, redactValues, byFirefox });
    for (let at = 0; at < entries.length; ) {
      const next = at + (at === 0 ? FIRST_PART : PART);
      const part = entries.slice(at, next).map((entry) => plainEntry(entry, recording));
      at = next;
      const read = await calls.read(part);
      if (read.length === 0) continue;
      const shown = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      post({ is: 'calls', calls: read, selectedKey: selectedIn(read) });
      await shown;
    }
    post({ is: 'end' });
  }

  return (message) => {
    switch (message.do) {
      case 'open':
        // An error of a hostile file may quote it.
        open(message.file, message.environments).catch(() => post({ is: 'problem', problem: 'failed' }));
        break;
      case 'go on':
        goOn();
        break;
      case 'redacted':
        waiting.get(message.id)?.(message.redacted);
        waiting.delete(message.id);
        break;
      case 'read body':
        void bodyOf(calls, message.key).then((body) => post({ is: 'body', id: message.id, body }));
    }
  };
}

function selectedIn(calls: readonly DiagnosedCall[]): string | null {
  return calls.find(({ entry }) => property(entry, '_selected') === true)?.key ?? null;
}

async function bodyOf(calls: ReturnType<typeof createRecordedCalls> | null, key: string): Promise<CallBody> {
  return (await calls?.body(key)) ?? { kind: 'gone' };
}

async function parsed(file: Blob): Promise<Recording | SessionProblem> {
  if (file.size > LARGEST_FILE) return 'too large';
  let text: string;
  try {
    text = await file.text();
  } catch {
    // It was moved or changed since it was chosen.
    return 'unreadable';
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // Engines quote the text in their message.
    return 'broken JSON';
  }
  return readRecording(json) ?? 'no HAR';
}

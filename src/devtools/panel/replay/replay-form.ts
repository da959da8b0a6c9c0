import type { ReplayDraft, ReplayMethod } from '../../../messaging/protocol.ts';
import { mayHaveBody, type Repeatable } from './repeatable.ts';

/** A call as it is edited before it is sent again. */
export interface ReplayForm {
  readonly tokenSetId: string;
  readonly method: ReplayMethod;
  readonly path: string;
  /** empty: the header is not sent */
  readonly apiVersion: string;
  readonly mimeType: string;
  /** null: the body of the call as it was, which is not shown */
  readonly body: string | null;
}

/** A call before it is agreed to. */
export type UnaskedDraft = Omit<ReplayDraft, 'writeAgreed'>;

const JSON_TYPE = 'application/json';

/**
 * The form as it is at first. `shown`: path and body as they may be drawn; a body of null may not. JSON is laid out on
 * several lines for editing; left alone, it is sent as it was.
 */
export function formOf(
  { method, body, apiVersion }: Repeatable,
  shown: Pick<ReplayForm, 'path' | 'body'>,
  tokenSetId: string,
): ReplayForm {
  return {
    tokenSetId,
    method: method ?? 'GET',
    path: shown.path,
    apiVersion: apiVersion ?? '',
    mimeType: body?.mimeType ?? JSON_TYPE,
    body: shown.body === null ? null : laidOut(shown.body),
  };
}

/** What is sent of a form. `original`: the body that stands for one that is not shown. */
export function draftOf(form: ReplayForm, original: ReplayDraft['body']): UnaskedDraft {
  const { tokenSetId, method, path, apiVersion } = form;
  return {
    tokenSetId,
    method,
    path: path.trim(),
    apiVersion: apiVersion.trim() === '' ? null : apiVersion.trim(),
    body: mayHaveBody(method) ? bodyOf(form, original) : null,
  };
}

function bodyOf({ body, mimeType }: ReplayForm, original: ReplayDraft['body']): ReplayDraft['body'] {
  if (body === null) return original;
  if (original && mimeType === original.mimeType && body === laidOut(original.text)) return original;
  return body === '' ? null : { mimeType: mimeType.trim(), text: body };
}

/** Numbers that would not come back as they were written. */
const DELICATE = /\d{16}|\d[eE]|\.\d*0(?!\d)/;

/** JSON on several lines; anything else, and what would not stay as the server wrote it, as it is. */
export function laidOut(text: string): string {
  if (!/^\s*[[{]/.test(text) || DELICATE.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'))) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Text that only begins like JSON.
    return text;
  }
}

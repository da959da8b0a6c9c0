import type { ReplayDraft, ReplayMethod } from '../../../messaging/protocol.ts';
import { indented } from '../json-tree/indented.ts';
import { mayHaveBody, type Repeatable } from './repeatable.ts';

/** A call while it is edited for sending it again. */
export interface ReplayForm {
  readonly tokenSetId: string;
  readonly method: ReplayMethod;
  readonly path: string;
  /** empty: the header is not sent */
  readonly apiVersion: string;
  readonly mimeType: string;
  /** null: the original body, which is not shown */
  readonly body: string | null;
}

/** A draft before the user's confirmation. */
export type UnaskedDraft = Omit<ReplayDraft, 'writeAgreed'>;

const JSON_TYPE = 'application/json';

/**
 * The initial form. `shown`: path and body as they may be shown; a body of null may not. JSON is formatted for editing;
 * if it is not changed, it is sent as it was.
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
    body: shown.body === null ? null : indented(shown.body),
  };
}

/** The draft of a form. `original`: the body for a form that does not show it. */
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
  if (original && mimeType === original.mimeType && body === indented(original.text)) return original;
  return body === '' ? null : { mimeType: mimeType.trim(), text: body };
}

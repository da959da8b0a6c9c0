import type { StorageArea } from '../../platform/storage-area.ts';
import { LOSABLE } from '../../platform/with-room.ts';
import { listAt, numberAt, property, textAt } from '../../read-foreign.ts';

/** A request of a page to the API that a panel has seen. `status`: of the answer; 0: there was none */
export interface SeenRequest {
  readonly method: string;
  readonly pathname: string;
  readonly status: number;
}

/** Those of the calls that the panels of all tabs keep, in no order. */
export async function seenRequests(session: StorageArea): Promise<readonly SeenRequest[]> {
  const keys = (await session.keys()).filter((key) => key.startsWith(LOSABLE));
  const parts = Object.values(await session.get(keys));
  return parts.flatMap((part) => listAt(part, 'texts').flatMap((text) => requestIn(text) ?? []));
}

/** Of a text that a panel has written. Null: the call was not a page's. */
function requestIn(text: unknown): SeenRequest | null {
  const call = property(typeof text === 'string' ? JSON.parse(text) : null, 'call');
  const exchange = property(call, 'exchange');
  if (property(call, 'source') !== 'page') return null;
  return {
    method: textAt(exchange, 'method'),
    pathname: textAt(exchange, 'pathname'),
    status: numberAt(exchange, 'status', 0),
  };
}

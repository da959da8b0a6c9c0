import type { ToldRequest } from '../../messaging/protocol.ts';
import type { Handlers } from '../../messaging/serve.ts';

interface RequestCommandParts {
  /** Refreshes if a request carried a token of ours. Not awaited: it may take as long as a token request. */
  readonly on401: (requests: readonly ToldRequest[]) => void;
  readonly noteOwnAuthorization: (request: ToldRequest) => Promise<void>;
}

/** What a page has heard of requests: only a page that is open listens to them in Chromium. */
export function requestCommands({
  on401,
  noteOwnAuthorization,
}: RequestCommandParts): Pick<Handlers, 'request.unauthorized' | 'request.own-authorization'> {
  return {
    async 'request.unauthorized'({ requests }) {
      on401(requests);
      return null;
    },
    async 'request.own-authorization'(request) {
      await noteOwnAuthorization(request);
      return null;
    },
  };
}

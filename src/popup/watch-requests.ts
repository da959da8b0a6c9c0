import { call } from '../messaging/call.ts';
import { ownAuthorizationTeller, tellUnauthorized } from '../messaging/tell-requests.ts';
import { watchOwnAuthorization, watchUnauthorized } from '../platform/watch-requests.ts';

/** While the popup is open, the background learns of dead tokens, and of pages that send their own `Authorization`. */
export function watchRequests(): void {
  watchUnauthorized((request) => tellUnauthorized(call, [request]));
  watchOwnAuthorization(ownAuthorizationTeller(call));
}

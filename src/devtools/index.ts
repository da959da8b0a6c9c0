import { call } from '../messaging/call.ts';
import { createPanel, inspectedTabId, onRequestFinished } from '../platform/devtools.ts';
import { message } from '../platform/i18n.ts';
import { isFirefox } from '../platform/runtime.ts';
import { onUncaught } from '../platform/uncaught.ts';
import { traceKeeper } from '../storage/public/trace.ts';
import { traceItem } from '../storage/public/trace-item.ts';
import { keepTrace, report } from '../trace.ts';
import { createEarlyRequests } from './early-requests.ts';
import { offerRequests } from './hand-over.ts';
import { tellIfUnauthorized } from './tell-if-unauthorized.ts';
import { unauthorizedTeller } from './tell-unauthorized.ts';

keepTrace(traceKeeper(traceItem, Date.now));
onUncaught((error) => report('uncaught', error));

// The background in Firefox hears every 401 itself, and knows which requests it left alone.
const tell401 = isFirefox() ? null : unauthorizedTeller(call);

// From the start: the panel may be opened much later, and this page lives as long as the DevTools.
const early = createEarlyRequests();
onRequestFinished((request) => {
  early.add(request);
  if (tell401) tellIfUnauthorized(request.entry, inspectedTabId(), tell401);
}, new AbortController().signal);

void createPanel(message('panelTitle'), '/icons/16.png', '/src/devtools/panel/index.html').then((panel) =>
  panel.onShown((window) => offerRequests(window, early)),
);

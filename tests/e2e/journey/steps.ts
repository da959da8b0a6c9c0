import type { Harness } from '../harness/start-harness.ts';
import { addCredentials, decorateTopLevelGet, leavePageAlone } from './first-steps.ts';
import { API, type Journey, type Step } from './journey.ts';
import { makeApp } from './make-app.ts';
import { allowHost, explainMissingScope, succeedWithOtherTokenSet } from './next-steps.ts';

/** The main journey in order, for `npm start` without a display and for the end-to-end suite. */
export const JOURNEY: readonly Step[] = [
  { title: 'an app and its tokens are made, from the log-in screen on', play: makeApp },
  { title: 'credentials typed into the popup are saved and refreshed', play: addCredentials },
  { title: 'an address of the API opened in a tab carries the token', play: decorateTopLevelGet },
  { title: 'a fetch of that page arrives without it', play: leavePageAlone },
  { title: 'one click in the popup allows the pages of this host', play: allowHost },
  { title: 'a write without the scope is explained in the panel', play: explainMissingScope },
  { title: 'with the other token set chosen, the same write succeeds', play: succeedWithOtherTokenSet },
];

/** Opens the tab for the journey. */
export async function startJourney(harness: Harness, picture: Journey['picture']): Promise<Journey> {
  return { ...harness, picture, actions: [], tab: await harness.browser.openPage(`${API}/`) };
}

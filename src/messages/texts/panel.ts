import { table } from '../table.ts';

/** The panel’s frame: toolbar, empty view, foot. */
export const PANEL = table({
  recording: {
    where: 'toggle in the toolbar',
    en: 'Recording',
    de: 'Aufzeichnen',
  },
  recordingStop: {
    where: 'tooltip of that toggle while it is on',
    en: 'Stop listing new calls',
    de: 'Neue Aufrufe nicht mehr aufzeichnen',
  },
  recordingStart: {
    where: 'tooltip of that toggle while it is off',
    en: 'List new calls again',
    de: 'Neue Aufrufe wieder aufzeichnen',
  },
  clear: {
    where: 'button in the toolbar: empties the list',
    en: 'Clear',
    de: 'Leeren',
  },
  preserveLog: {
    where: 'toggle in the toolbar, named as in the browser’s network panel',
    en: 'Preserve log',
    de: 'Protokoll behalten',
  },
  preserveLogHint: {
    where: 'tooltip of that toggle',
    en: 'Keep the list when the tab goes to another page',
    de: 'Die Liste behalten, wenn der Tab eine andere Seite öffnet',
  },
  ownCalls: {
    where: 'toggle in the toolbar',
    en: "Extension's calls",
    de: 'Aufrufe der Erweiterung',
  },
  ownCallsHint: {
    where: 'tooltip of that toggle',
    en: 'List the calls that the extension makes itself: refreshes and replays',
    de: 'Auch die Aufrufe der Erweiterung selbst zeigen: Erneuerungen und Wiederholungen',
  },
  viewEndpoints: {
    where: 'toggle in the toolbar, and heading: the listed calls, grouped by endpoint',
    en: 'Endpoints',
    de: 'Endpunkte',
  },
  viewAdvice: {
    where: 'toggle in the toolbar, and heading: which scopes the calls of this session needed',
    en: 'Access advice',
    de: 'Scope-Empfehlung',
  },
  viewLookup: {
    where: 'toggle in the toolbar, and heading: which scope a call needs',
    en: 'Look up',
    de: 'Nachschlagen',
  },
  viewLearning: {
    where: 'toggle in the toolbar: what calls have taught about scopes',
    en: 'Learnt',
    de: 'Gelernt',
  },
  splitBorder: {
    where: 'name of the border between list and details for a screen reader',
    en: 'Width of the list',
    de: 'Breite der Liste',
  },
  emptyTitle: {
    where: 'heading while there is no call',
    en: 'No calls yet',
    de: 'Noch keine Aufrufe',
  },
  emptyText: {
    where: 'under it; the host is the API’s',
    en: 'This tab’s calls to {host} appear here from the moment DevTools were opened. Earlier ones are not available; a reload repeats those of the page.',
    de: 'Aufrufe dieses Tabs an {host} erscheinen hier, sobald die DevTools offen sind. Frühere sind nicht verfügbar; nach dem Neuladen erscheinen die der Seite.',
  },
  reloadPage: {
    where: 'button',
    en: 'Reload the page',
    de: 'Seite neu laden',
  },
  exchanges: {
    where: 'foot; also within “Based on 12 calls …”',
    en: { one: '{count} call', other: '{count} calls' },
    de: { one: '{count} Aufruf', other: '{count} Aufrufe' },
  },
  exchangesShown: {
    where: 'foot, while a filter hides calls',
    en: '{shown} of {all} calls',
    de: '{shown} von {all} Aufrufen',
  },
  needAttention: {
    where: 'foot, after the number of calls',
    en: { one: '{count} needs attention', other: '{count} need attention' },
    de: { one: '{count} zu prüfen', other: '{count} zu prüfen' },
  },
  bodiesSearched: {
    where: 'foot, while a filter searches in bodies',
    en: 'Bodies searched: {done} of {all}',
    de: 'Bodys durchsucht: {done} von {all}',
  },
  pinnedCalls: {
    where: 'foot: calls that outlast clearing, navigation and the limit of the list',
    en: { one: '{count} pinned', other: '{count} pinned' },
    de: { one: '{count} festgehalten', other: '{count} festgehalten' },
  },
  hiddenCalls: {
    where: 'foot: calls that the user has taken out of the list; a button to show them follows',
    en: { one: '{count} hidden', other: '{count} hidden' },
    de: { one: '{count} ausgeblendet', other: '{count} ausgeblendet' },
  },
  showHidden: {
    where: 'foot, button: shows the hidden calls again',
    en: 'Show',
    de: 'Einblenden',
  },
  dropped: {
    where: 'foot',
    en: 'The oldest calls were discarded: the list keeps {count}, pinned ones always.',
    de: 'Die ältesten Aufrufe wurden verworfen: Die Liste behält {count}, festgehaltene immer.',
  },
  earlierMissing: {
    where: 'foot',
    en: 'Calls from before DevTools were opened are not available.',
    de: 'Aufrufe vor dem Öffnen der DevTools sind nicht verfügbar.',
  },
  knowledge: {
    where: 'foot, button that opens “Learnt”: how many endpoints’ scopes are known, and from where',
    en: 'Known endpoints: {documented} documented, {observed} observed',
    de: 'Bekannte Endpunkte: {documented} dokumentiert, {observed} beobachtet',
  },
});

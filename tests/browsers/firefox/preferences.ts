import type { LaunchOptions } from '../browser.ts';
import { GECKO_ID, GECKO_UUID } from '../extension-identity.ts';

type Preferences = Readonly<Record<string, string | number | boolean>>;

/** No first-run pages, updates or reports: the browser connects only to our server. */
const QUIET: Preferences = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.newtabpage.activity-stream.feeds.system.topsites': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.topsites.contile.enabled': false,
  'browser.uitour.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.usage.uploadEnabled': false,
  'devtools.jsonview.enabled': false,
  'dom.disable_open_during_load': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'network.proxy.type': 0,
  'remote.prefs.recommended': true,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'signon.rememberSignons': false,
  'toolkit.telemetry.enabled': false,
  'browser.send_pings': true,
  'trailhead.firstrun.didSeeAboutWelcome': true,
};

/** The preferences of one start, written to the profile's user.js. */
export function preferences(options: LaunchOptions): Preferences {
  const dark = options.colorScheme === 'dark';
  return {
    ...QUIET,
    'devtools.theme': dark ? 'dark' : 'light',
    'devtools.toolbox.footer.height': 560,
    'devtools.toolbox.host': 'bottom',
    ...(options.backgroundIdleMs === undefined
      ? {}
      : { 'extensions.background.idle.timeout': options.backgroundIdleMs }),
    'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: GECKO_UUID }),
    ...localePreference(options),
    'layout.css.devPixelsPerPx': String(options.pixelRatio ?? 1),
    'network.dns.localDomains': options.hosts.join(','),
    'network.socket.forcePort': forcedPorts(options.server),
    'ui.systemUsesDarkTheme': dark ? 1 : 0,
    // Otherwise a popup would close as soon as the driver uses another document.
    'ui.popup.disable_autohide': options.headless ?? true,
    'xpinstall.signatures.required': false,
  };
}

/** The default ports lead to our server for every host: tests use no other hosts. */
function forcedPorts({ httpsPort, httpPort }: LaunchOptions['server']): string {
  return httpPort === undefined ? `443=${httpsPort}` : `443=${httpsPort};80=${httpPort}`;
}

/** Tests have a fixed language; a user's window has the system's. */
function localePreference({ language, headless }: LaunchOptions): Preferences {
  if (language === undefined && headless === false) return {};
  return { 'intl.locale.requested': language === 'de' ? 'de' : 'en-US' };
}

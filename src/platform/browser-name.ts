/** Chromium-based browsers also name Chrome, so they are checked first. */
const BROWSER = /(?:(Edg|OPR|Vivaldi|Firefox)|(Chrome))\/(\d+)/;

/** The browser and its major version, such as `Firefox 153`; an unknown one is `another browser`. */
export function browserName(userAgent = navigator.userAgent): string {
  const named = [...userAgent.matchAll(new RegExp(BROWSER, 'g'))];
  const [, relative, chrome, version] = named.find(([, found]) => found !== undefined) ?? named[0] ?? [];
  return version === undefined ? 'another browser' : `${relative ?? chrome} ${version}`;
}

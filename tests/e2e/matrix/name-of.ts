import { PLACES, type Place, type Target } from './places.ts';
import type { Row } from './rows.ts';
import { WAYS } from './ways.ts';

const OTHER_PLACES: Readonly<Record<string, string>> = {
  'address bar': 'the address bar',
  'other tab': 'the address bar of a tab that is not pinned',
  extension: 'the extension itself',
};

const TARGET_WORDS: Readonly<Record<Target, string>> = {
  api: 'the API',
  token: 'the token endpoint',
  subdomain: "a subdomain of the API's host",
  http: 'the API over plain http',
  port: "another port of the API's host",
  socket: 'the API',
  'redirect in': 'another host that redirects to the API',
  'redirect out': 'the API, which redirects to another host',
};

export function wordsOfPlace(place: Place): string {
  return Object.hasOwn(PLACES, place)
    ? (PLACES[place as keyof typeof PLACES].what as string)
    : (OTHER_PLACES[place] ?? place);
}

export function wordsOfTarget(target: Target): string {
  return TARGET_WORDS[target];
}

/** A row as a phrase: who asks, how, for what. */
export function nameOf({ from, way, to }: Row): string {
  return `${wordsOfPlace(from)}: ${WAYS[way].what} to ${wordsOfTarget(to)}`;
}

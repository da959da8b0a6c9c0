import type { Row } from './rows.ts';
import { type MatrixSource, PAGE_SOURCES, type Target } from './sources.ts';
import { WAYS } from './ways.ts';

const OTHER_SOURCES: Readonly<Record<string, string>> = {
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

export function wordsOfSource(source: MatrixSource): string {
  return Object.hasOwn(PAGE_SOURCES, source)
    ? (PAGE_SOURCES[source as keyof typeof PAGE_SOURCES].what as string)
    : (OTHER_SOURCES[source] ?? source);
}

export function wordsOfTarget(target: Target): string {
  return TARGET_WORDS[target];
}

/** A row as a phrase: who requests what, and how. */
export function nameOf({ from, way, to }: Row): string {
  return `${wordsOfSource(from)}: ${WAYS[way].what} to ${wordsOfTarget(to)}`;
}

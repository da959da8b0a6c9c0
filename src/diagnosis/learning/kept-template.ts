import { pathTemplate } from '../../inventorum/find-endpoint.ts';

/** A segment that is certainly a word of the path and not the name of a record; any other becomes `{id}`. */
const WORD = /^([a-z][a-z_-]{0,30}|\{\w+\})$/;

/** The template under which a path is stored: stricter than `pathTemplate`, so that no name of a record is kept. */
export function keptTemplate(pathname: string): string {
  const segments = pathTemplate(pathname)
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => (WORD.test(segment) ? segment : '{id}'));
  return segments.length === 0 ? '/' : `/${segments.join('/')}/`;
}

import {
  API_VERSION_HEADER,
  CURRENT_VERSION,
  MINIMUM_VERSION,
  NEWEST_VERSION,
} from '../../src/inventorum/versions.ts';
import { invalidInput } from './refusals.ts';

/** The requested version; without the header the documented one. Throws a refusal that names the header. */
export function readVersion(header: string | undefined): number {
  if (header === undefined) return CURRENT_VERSION;
  const version = /^\d{1,3}$/.test(header) ? Number(header) : 0;
  if (version < MINIMUM_VERSION || version > NEWEST_VERSION) {
    throw invalidInput({
      [API_VERSION_HEADER]: [`Ask for a version from ${MINIMUM_VERSION} to ${NEWEST_VERSION}.`],
    });
  }
  return version;
}

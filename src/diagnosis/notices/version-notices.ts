import { CURRENT_VERSION, MINIMUM_VERSION, NEWEST_VERSION } from '../../inventorum/versions.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Notice } from './notice.ts';

/** Notices about the version header of an answered request. That there was none is only worth a word if it failed. */
export function versionNotices({ apiVersion, processedVersion, status }: Exchange): readonly Notice[] {
  const notices: Notice[] = [];
  if (apiVersion !== null) notices.push(...oddVersion(apiVersion));
  else if (status >= 400) notices.push({ kind: 'version missing' });
  if (processedVersion !== null && processedVersion !== apiVersion) {
    notices.push({ kind: 'version replaced', sent: apiVersion, processed: processedVersion });
  }
  return notices;
}

/** The version that a header requests; the documented one if there is none. */
export function versionOf({ apiVersion }: Pick<Exchange, 'apiVersion'>): number {
  return apiVersion !== null && /^\d{1,3}$/.test(apiVersion) ? Number(apiVersion) : CURRENT_VERSION;
}

function oddVersion(sent: string): readonly Notice[] {
  if (!/^\d{1,9}$/.test(sent)) return [{ kind: 'version odd', sent, problem: 'no number' }];
  const version = Number(sent);
  if (version < MINIMUM_VERSION || version > NEWEST_VERSION) {
    return [{ kind: 'version odd', sent, problem: 'out of range' }];
  }
  return version > CURRENT_VERSION ? [{ kind: 'version odd', sent, problem: 'newer than documented' }] : [];
}

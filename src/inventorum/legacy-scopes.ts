import type { Evidence } from './evidence.ts';
import { LEGACY_NAMES } from './scopes.ts';

/** A legacy scope: one word for a whole part of the API, for apps issued before 2019. */
export interface LegacyScope {
  readonly name: string;
  readonly evidence: Evidence;
  readonly source: string;
}

const AUTHENTICATION = 'https://api-docs.inventorum.com/api/authentication.html';

/** The legacy scope names. */
export const LEGACY_SCOPES: readonly LegacyScope[] = LEGACY_NAMES.map((name) => ({
  name,
  evidence: 'documented',
  source: AUTHENTICATION,
}));

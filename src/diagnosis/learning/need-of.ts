import type { Endpoint } from '../../inventorum/endpoints.ts';
import { findEndpoint } from '../../inventorum/find-endpoint.ts';
import type { ScopeRequirement } from '../../inventorum/scope-map.ts';
import { keptTemplate } from './kept-template.ts';
import { type Conclusion, type Learned, learnedKey } from './learned.ts';

/** What a call needs, from the catalogue and from observation. */
export interface Need {
  /** null: not in the catalogue */
  readonly endpoint: Endpoint | null;
  /** null: no scope, or none that we know */
  readonly needed: ScopeRequirement | null;
  /** the catalogue's scope, if calls have shown another; null: nothing contradicts it */
  readonly disputed: ScopeRequirement | null;
}

const OBSERVED = 'observed calls';

/** Looks a call up; observations win over the catalogue. */
export function needOf(method: string, pathname: string, learned: Learned): Need {
  const endpoint = findEndpoint(method, pathname) ?? null;
  const wanted = method === 'HEAD' ? 'GET' : method;
  const conclusion = learned.get(learnedKey(wanted, endpoint?.template ?? keptTemplate(pathname)));
  const inCatalogue = endpoint?.requirement ?? null;
  if (!conclusion) return { endpoint, needed: inCatalogue, disputed: null };
  return {
    endpoint,
    needed: withObserved(inCatalogue, conclusion),
    disputed: conclusion.disagreement === null ? null : inCatalogue,
  };
}

function withObserved(catalogue: ScopeRequirement | null, { right, legacy }: Conclusion) {
  if (right === null && legacy === null) return catalogue;
  return {
    right: right ?? catalogue?.right ?? null,
    rightEvidence: right === null ? (catalogue?.rightEvidence ?? 'assumed') : 'observed',
    legacy: legacy ?? catalogue?.legacy ?? null,
    legacyEvidence: legacy === null ? (catalogue?.legacyEvidence ?? 'assumed') : 'observed',
    source: catalogue?.source ?? OBSERVED,
  } satisfies ScopeRequirement;
}
